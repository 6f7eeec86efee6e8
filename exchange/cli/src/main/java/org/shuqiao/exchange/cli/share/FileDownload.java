package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;

/**
 * Fetches a delivered file: into {@code OUT.part}, going on where an earlier try ended, and under its name once it is
 * whole and has the digest that the server says.
 */
final class FileDownload {

    private static final int TRIES = 5;

    private FileDownload() { }

    /** @param file as the server describes it */
    static void fetch(RestClient client, JsonNode file, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        long bytes = file.path("bytes").asLong();
        try {
            for (int tries = 1; size(part) < bytes; tries++) {
                try {
                    client.download(file.path("content").asText(), part, size(part));
                } catch (IOException e) {
                    if (tries == TRIES) {
                        throw new CodedException(CommandCode.DOWNLOAD_BROKEN, part);
                    }
                }
            }
            if (!digest(part).equals(file.path("sha256").asText())) {
                Files.delete(part);
                throw new CodedException(CommandCode.DOWNLOAD_DAMAGED, out);
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, part);
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha = Sha256.create();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.tagged(sha);
    }
}
