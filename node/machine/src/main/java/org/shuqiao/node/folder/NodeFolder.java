package org.shuqiao.node.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.file.OwnerOnly;

/**
 * Folder (mode 0700) of one department's node: settings, keys, people, acts that wait for a second person, signed acts,
 * and what it saw of the log. Each file is replaced whole, so that a kill leaves the old content or the new one.
 */
public final class NodeFolder {

    private static final String SETTINGS = "node.json";
    private static final String HELD = "held";
    private static final String RELEASE = "release-";
    private static final String SIGNED = "signed";
    private static final String WITNESS = "witness";
    private static final String ATTEMPTS = "attempts";
    private static final String ROTATION = "rotation.json";
    private static final String JSON = ".json";

    private final Path root;

    private NodeFolder(Path root) {
        this.root = root;
    }

    /** Makes the folder of a new node. */
    public static NodeFolder create(Path root) {
        try {
            OwnerOnly.createFolder(root);
            NodeFolder folder = new NodeFolder(root.toAbsolutePath().normalize());
            if (Files.exists(folder.file(SETTINGS))) {
                throw new CodedException(NodeCode.FOLDER_TAKEN, root);
            }
            for (String part : List.of("keys", HELD, SIGNED, WITNESS)) {
                OwnerOnly.createFolder(folder.root.resolve(part));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the folder of a node; it and all in it must belong to this process's user alone. */
    public static NodeFolder open(Path root) {
        NodeFolder folder = new NodeFolder(root.toAbsolutePath().normalize());
        if (!Files.exists(folder.file(SETTINGS))) {
            throw new CodedException(NodeCode.FOLDER_MISSING, root);
        }
        try (Stream<Path> all = Files.walk(folder.root)) {
            for (Path file : all.toList()) {
                OwnerOnly.require(file);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    /** @return the file of that name in the folder */
    public Path file(String name) {
        return root.resolve(name);
    }

    public NodeSettings settings() {
        byte[] bytes = read(SETTINGS).orElseThrow(() -> new CodedException(NodeCode.FOLDER_MISSING, root));
        try {
            return NodeSettings.parse(bytes);
        } catch (CodedException | IllegalArgumentException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, SETTINGS, e.getMessage());
        }
    }

    public void save(NodeSettings settings) {
        write(SETTINGS, settings.bytes());
    }

    /** @return the acts that wait here for a second person */
    public List<byte[]> heldActs() {
        return names(HELD).stream().filter(name -> !name.startsWith(RELEASE)).sorted()
                .flatMap(name -> read(HELD + "/" + name).stream()).toList();
    }

    public void saveHeld(String act, byte[] waiting) {
        write(HELD + "/" + name(act), waiting);
    }

    /** @return the second person's signature */
    public Optional<byte[]> release(String act) {
        return read(HELD + "/" + RELEASE + name(act));
    }

    public void saveRelease(String act, byte[] release) {
        write(HELD + "/" + RELEASE + name(act), release);
    }

    public void dropHeld(String act) {
        delete(HELD + "/" + name(act));
        delete(HELD + "/" + RELEASE + name(act));
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the act as this node signed it */
    public Optional<byte[]> signed(String act) {
        return read(SIGNED + "/" + name(act));
    }

    public void saveSigned(String act, byte[] signed) {
        write(SIGNED + "/" + name(act), signed);
    }

    /** @return what is kept of the newest attempt of a standing push that this node signed */
    public Optional<byte[]> attempt(String order) {
        return read(ATTEMPTS + "/" + name(order));
    }

    public void saveAttempt(String order, byte[] content) {
        try {
            OwnerOnly.createFolder(root.resolve(ATTEMPTS)); // a folder from before has none
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(ATTEMPTS + "/" + name(order), content);
    }

    /** @return how many acts this node signed */
    public long signedCount() {
        return names(SIGNED).size();
    }

    /** @return a file of what the node saw of the log */
    public Optional<byte[]> witness(String name) {
        return read(WITNESS + "/" + name);
    }

    public Path saveWitness(String name, byte[] content) {
        write(WITNESS + "/" + name, content);
        return file(WITNESS + "/" + name);
    }

    /** @return the proofs of two histories that the node keeps */
    public List<Path> splits() {
        return names(WITNESS).stream().filter(name -> name.startsWith("split-")).sorted()
                .map(name -> file(WITNESS + "/" + name)).toList();
    }

    /** @return the rotation that the platform has not taken yet */
    public Optional<byte[]> pendingRotation() {
        return read(ROTATION);
    }

    public void savePendingRotation(byte[] rotation) {
        write(ROTATION, rotation);
    }

    public void dropPendingRotation() {
        delete(ROTATION);
    }

    public Optional<byte[]> read(String name) {
        try {
            Path file = file(name);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, name, e.getClass().getSimpleName());
        }
    }

    public void write(String name, byte[] content) {
        try {
            AtomicFile.replaceSecret(file(name), new String(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the folder for the process that runs the node; it goes with the process. */
    public AutoCloseable lock() {
        try {
            FileChannel channel = FileChannel.open(file(".lock"), Set.of(StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CodedException(NodeCode.FOLDER_IN_USE, root);
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // of this very process
        }
    }

    private List<String> names(String part) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(file(part))) {
            files.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith(".")).forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An act's id comes from the platform: it becomes a name of a file and nothing else. */
    private static String name(String act) {
        if (!act.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
            throw new CodedException(NodeCode.STRANGE_ANSWER, "id");
        }
        return act + JSON;
    }
}
