package org.shuqiao.exchange.platform.backup;

import java.util.Set;

/**
 * Choice of what of the state folder is backed up: everything but what is made anew, and but secrets unless they are
 * wanted. A folder that a later version adds is taken without being named here.
 */
record StateFiles(boolean secrets) {

    /** Made anew, of this machine alone, or of a network that has its own copies. */
    private static final Set<String> LEFT =
            Set.of("work", "run", "index", "logs", "build", "place", "fabric", "bench", "real", "restored.json");
    private static final Set<String> KEYS = Set.of(".key", ".p12", ".pfx", ".jks", ".keytab");
    /** Nobody gets into the store without it, and it opens nothing else. */
    private static final String STORE = "secrets/store-password";
    /** What two persons erase has to stay erased: the keys of months have a back-up of their own. */
    private static final String MONTHS = "keys/periods";

    /** @param path below the folder of the settings, in which keys of certificates may lie */
    boolean takeSetting(String path) {
        return secrets || KEYS.stream().noneMatch(path::endsWith);
    }

    /** @param path below the state folder */
    boolean take(String path) {
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
