package org.shuqiao.ledger.network;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.BuiltModule;

/**
 * Build artifact of the contract.
 *
 * @param version begins the digest of the house's own classes: organisations that run different ones do not agree
 */
record BuiltContract(String classPath, String version) {

    private static final String MODULE = "ledger/chaincode";
    private static final int SHOWN = 8;

    /** @throws CodedException {@code NOT_BUILT} */
    static BuiltContract in(Path installation) {
        BuiltModule built = BuiltModule.of(installation, MODULE);
        Path file = built.classPathFile();
        if (!Files.exists(file)) {
            throw new CodedException(NetworkCode.NOT_BUILT, file);
        }
        try {
            String classPath = built.classPath();
            List<Path> ours = Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of)
                    .filter(entry -> entry.startsWith(installation)).toList();
            return new BuiltContract(classPath, digest(ours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(List<Path> entries) throws IOException {
        MessageDigest digest = Sha256.create();
        for (Path entry : entries) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(each));
                }
            }
        }
        return Sha256.hex(digest).substring(0, SHOWN);
    }
}
