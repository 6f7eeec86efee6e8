package org.shuqiao.ledger.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Folder (mode 0700) of the platform's signing keys {@code log.pem} and {@code department-<id>.pem} (mode 0600), a
 * department's further keys {@code department-<id>.2.pem} and so on. A missing key is created on first use. A key is
 * never replaced; those of a department that now holds its own are destroyed.
 */
public final class SigningKeys {

    private static final Pattern DEPARTMENT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final String LOG = "log";
    private static final String SECURITY_LOG = "security-log";
    private static final String DEPARTMENT_PREFIX = "department-";
    private static final String SUFFIX = ".pem";

    private final Path folder;
    private final String domain;
    private final Map<String, SigningKey> loaded = new HashMap<>();

    private SigningKeys(Path folder, String domain) {
        this.folder = folder;
        this.domain = domain;
    }

    /**
     * @param domain what all key names begin with, for example {@code yunzhou.shuqiao}: the log's key is then
     *     {@code yunzhou.shuqiao/log}, a department's {@code yunzhou.shuqiao/gongan}
     */
    public static SigningKeys in(Path folder, String domain) {
        VerificationKey.requireName(domain);
        try {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SigningKeys(folder, domain);
    }

    /** @return the key that signs checkpoints; its name is the log's origin */
    public SigningKey log() {
        return key(LOG, LOG);
    }

    /** @return the key that signs checkpoints of the security log */
    public SigningKey securityLog() {
        return key(SECURITY_LOG, SECURITY_LOG);
    }

    /** @return what the names of a department's keys are, which its persons' keys begin with */
    public String name(String department) {
        requireDepartment(department);
        return domain + "/" + department;
    }

    /** @return the department's newest key */
    public SigningKey department(String department) {
        requireDepartment(department);
        return key(newest(department), department);
    }

    /** Makes a further key for the department, which is its newest from now on. */
    public synchronized SigningKey succeed(String department) {
        requireDepartment(department);
        key(newest(department), department);
        return key(DEPARTMENT_PREFIX + department + "." + (count(department) + 1), department);
    }

    /** Destroys all keys of a department: nobody signs with them any more, at whatever time they counted. */
    public synchronized void destroy(String department) {
        requireDepartment(department);
        for (int number = count(department); number > 0; number--) {
            String file = DEPARTMENT_PREFIX + department + (number < 2 ? "" : "." + number);
            loaded.remove(file);
            try {
                Files.deleteIfExists(folder.resolve(file + SUFFIX));
            } catch (IOException e) {
                throw new CodedException(LedgerCode.KEY_FILE, e, file, e.getClass().getSimpleName());
            }
        }
    }

    /** @return the public halves of the newest keys in the folder, for the auditor's {@code keys.json} */
    public PublicKeys publicKeys() {
        Map<String, VerificationKey> departments = new TreeMap<>();
        for (String department : departments()) {
            departments.put(department, department(department).verification());
        }
        return new PublicKeys(List.of(log().verification()), departments);
    }

    private static void requireDepartment(String department) {
        if (!DEPARTMENT.matcher(department).matches() || department.equals(LOG) || department.equals(SECURITY_LOG)) {
            throw new CodedException(LedgerCode.KEY_NAME, department.length() > 64 ? department.substring(0, 64)
                    : department);
        }
    }

    /** The first key has no number, those after it are numbered from 2 without gaps. */
    private String newest(String department) {
        int count = count(department);
        return DEPARTMENT_PREFIX + department + (count < 2 ? "" : "." + count);
    }

    private int count(String department) {
        int count = 1;
        while (Files.exists(folder.resolve(DEPARTMENT_PREFIX + department + "." + (count + 1) + SUFFIX))) {
            count++;
        }
        return count;
    }

    private List<String> departments() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DEPARTMENT_PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String department = name.substring(DEPARTMENT_PREFIX.length(), name.length() - SUFFIX.length());
                if (!department.contains(".")) {
                    names.add(department);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private synchronized SigningKey key(String file, String name) {
        return loaded.computeIfAbsent(file, any -> load(folder.resolve(file + SUFFIX), domain + "/" + name));
    }

    private SigningKey load(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                createOnce(file);
            }
            return KeyFile.read(file, name);
        } catch (IOException e) {
            throw new CodedException(LedgerCode.KEY_FILE, e, file.getFileName(), e.getClass().getSimpleName());
        }
    }

    /** Two processes that start at once must end up with one key: the second waits and finds it. */
    private void createOnce(Path file) throws IOException {
        synchronized (SigningKeys.class) {
            try (FileChannel channel = FileChannel.open(folder.resolve(".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(file)) {
                    KeyFile.create(file);
                }
            }
        }
    }
}
