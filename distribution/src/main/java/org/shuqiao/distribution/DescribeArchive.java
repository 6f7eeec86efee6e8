package org.shuqiao.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.cyclonedx.model.Bom;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/**
 * Writes {@code sbom.json} and {@code THIRD-PARTY.md} into the folder that becomes the archive. Called by
 * {@code .ci/dist} with the folder, in which {@code SHA256SUMS} stands, the version, and the time of the commit in
 * seconds since 1970.
 */
public final class DescribeArchive {

    private static final int NOT_MADE = 70;

    private DescribeArchive() { }

    public static void main(String[] arguments) throws Exception {
        try {
            Path home = Path.of(arguments[0]);
            Origins origins = new Origins(LocalRepository.ofThisProgram());
            Bom bom = new BillOfMaterials().of(new ShippedJars(home, origins).all(), arguments[1],
                    Instant.ofEpochSecond(Long.parseLong(arguments[2])));
            Files.writeString(home.resolve("sbom.json"), BillOfMaterials.json(bom));
            Files.writeString(home.resolve("THIRD-PARTY.md"), LicenceReport.of(bom));
        } catch (CodedException e) {
            System.err.println(e.text(Language.of(Locale.getDefault())));
            System.exit(NOT_MADE);
        }
    }
}
