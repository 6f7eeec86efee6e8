package org.shuqiao.standards.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Resolves {@code ${NAME}} and secret names from the environment or a file of that name. */
public final class SecretResolver {

    /** The form of a name; it also keeps a name from leading out of the folder. */
    static final String NAME = "[A-Z][A-Z0-9_]{0,99}";

    private static final Pattern FORM = Pattern.compile(NAME);

    private final Map<String, String> environment;
    private final Path folder;
    private final Optional<Path> own;

    private SecretResolver(Map<String, String> environment, Path folder, Optional<Path> own) {
        this.environment = environment;
        this.folder = folder;
        this.own = own;
    }

    /** @param folder holds one file a name; it need not exist */
    public static SecretResolver of(Path folder) {
        return new SecretResolver(System.getenv(), folder, Optional.empty());
    }

    /** The same with another environment. */
    public static SecretResolver of(Map<String, String> environment, Path folder) {
        return new SecretResolver(Map.copyOf(environment), folder, Optional.empty());
    }

    /** @return the same, which looks into the department's own folder first */
    public SecretResolver forDepartment(String department) {
        return new SecretResolver(environment, folder, Optional.of(folder.resolve(department)));
    }

    /** @return whether the name is that of a file in the department's own folder */
    boolean inFolderOfDepartment(String name) {
        return FORM.matcher(name).matches() && own.filter(mine -> Files.isRegularFile(mine.resolve(name))).isPresent();
    }

    /** Replaces every {@code ${NAME}}. What replaces it is taken as it is, never resolved again. */
    public String resolve(String template) {
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        for (int start = template.indexOf("${"); start >= 0; start = template.indexOf("${", at)) {
            int end = template.indexOf('}', start);
            if (end < 0) {
                throw new CodedException(StandardsCode.TEMPLATE_BROKEN);
            }
            resolved.append(template, at, start).append(secret(template.substring(start + 2, end)));
            at = end + 1;
        }
        return resolved.append(template, at, template.length()).toString();
    }

    /** @return the value behind a name, without a trailing line break */
    public String secret(String name) {
        return find(name).orElseThrow(() -> new CodedException(StandardsCode.NAME_UNRESOLVED, name));
    }

    private Optional<String> find(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new CodedException(StandardsCode.TEMPLATE_BROKEN);
        }
        if (inFolderOfDepartment(name)) {
            return Optional.of(read(own.orElseThrow().resolve(name)));
        }
        String value = environment.get(name);
        if (value != null) {
            return Optional.of(value);
        }
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new CodedException(StandardsCode.FILE_UNREADABLE, e, file);
        }
    }
}
