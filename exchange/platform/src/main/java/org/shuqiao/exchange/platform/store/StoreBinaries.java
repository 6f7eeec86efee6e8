package org.shuqiao.exchange.platform.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;

/** The archive of PostgreSQL's programs that the build took along: that of the machine it ran on. */
final class StoreBinaries {

    private StoreBinaries() { }

    /**
     * @param system as the JVM names it in {@code os.name}
     * @param processor as the JVM names it in {@code os.arch}
     * @throws CodedException where no archive is for them
     */
    static void require(String system, String processor) {
        if (EmbeddedPostgres.class.getClassLoader().getResource(archive(system, processor)) == null) {
            throw new CodedException(ConfigurationCode.NO_EMBEDDED_STORE, system, processor);
        }
    }

    /** @return the name the archive has in its artifact, such as {@code postgres-linux-arm_64.txz} */
    static String archive(String system, String processor) {
        String family = system.startsWith("Mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        return "postgres-" + family + "-" + processor(processor) + ".txz";
    }

    private static String processor(String name) {
        try {
            return ArchUtils.normalize(name);
        } catch (IllegalStateException unknown) {
            return name;
        }
    }
}
