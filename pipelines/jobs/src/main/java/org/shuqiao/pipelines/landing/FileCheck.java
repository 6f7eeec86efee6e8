package org.shuqiao.pipelines.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.error.PipelinesCode;

/** Holds landed files against the digests of their manifests. */
public final class FileCheck {

    private FileCheck() {
    }

    /** Refuses ({@code SQ-PIP-0002}) a dataset of whose batches any file is not what it was when it landed. */
    public static void verify(List<LandingBatch> batches) {
        for (LandingBatch batch : batches) {
            for (LandingBatch.File file : batch.files()) {
                if (!isAsLanded(file)) {
                    throw new CodedException(PipelinesCode.BATCH_CHANGED, file.dataset(), file.batch(), file.name());
                }
            }
        }
    }

    private static boolean isAsLanded(LandingBatch.File file) {
        Path path = Path.of(file.path());
        try {
            if (Files.size(path) != file.bytes()) {
                return false;
            }
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
        } catch (IOException e) {
            // a file that is gone or cannot be read is not as it landed either
            return false;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
