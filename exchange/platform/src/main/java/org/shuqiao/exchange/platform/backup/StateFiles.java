package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Choice of what of the state folder is backed up: everything but what is made anew, and but secrets unless they are
 * wanted. A folder that a later version adds is taken without being named here.
 *
 * @param months folder of the keys of months: nothing in it is taken, wherever it lies
 */
record StateFiles(boolean secrets, Path months) {

    /** Made anew, of this machine alone, or of a network that has its own copies. */
    private static final Set<String> LEFT =
            Set.of("work", "run", "index", "logs", "build", "place", "fabric", "bench", "real", "restored.json");
    private static final Set<String> KEYS = Set.of(".key", ".p12", ".pfx", ".jks", ".keytab");
    /** Nobody gets into the store without it, and it opens nothing else. */
    private static final String STORE = "secrets/store-password";
    /** What two persons erase has to stay erased: the keys of months have a back-up of their own. */
    private static final String MONTHS = "keys/periods";

    private static final String PEM = ".pem";
    private static final String PRIVATE = "PRIVATE KEY-----";

    /** @return what is taken of a folder's files; of the folder of the settings, in which keys may lie */
    Predicate<String> ofSettings(Path folder) {
        return apart(folder, path -> secrets || !isKey(folder, path));
    }

    /** @return what is taken of the state folder's files */
    Predicate<String> ofState(Path folder) {
        return apart(folder, path -> take(path) && (secrets || path.equals(STORE) || !isKey(folder, path)));
    }

    private static boolean isKey(Path folder, String path) {
        return KEYS.stream().anyMatch(path::endsWith) || path.endsWith(PEM) && isPrivate(folder.resolve(path));
    }

    /** @return the same without the keys of months, if they lie in the folder: what is erased has to stay erased */
    Predicate<String> apart(Path folder, Predicate<String> taken) {
        Path top = real(folder);
        Path keys = real(months);
        return path -> !top.resolve(path).startsWith(keys) && taken.test(path);
    }

    /** A certificate and its key may have the same ending. What cannot be read is no reason to take it. */
    private static boolean isPrivate(Path file) {
        try {
            return Files.isRegularFile(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PRIVATE);
        } catch (IOException e) {
            return true;
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize(); // of a medium that is not there now
        }
    }

    /** @param path below the state folder */
    private boolean take(String path) {
        int end = path.indexOf('/');
        String top = end < 0 ? path : path.substring(0, end);
        if (LEFT.contains(top) || path.equals(MONTHS) || path.startsWith(MONTHS + "/")
                || path.contains("/.tmp-") || path.startsWith(".tmp-")) {
            return false;
        }
        return switch (top) {
            case "secrets" -> secrets || path.equals("secrets") || path.equals(STORE);
            case "keys" -> secrets || path.equals("keys") || path.endsWith(".json");
            default -> true;
        };
    }
}
