package org.shuqiao.ledger.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;

/**
 * Package of an external chaincode: {@code metadata.json} and, in {@code code.tar.gz}, {@code connection.json}. The
 * same content gives the same bytes, hence the same package id.
 *
 * @param bytes the {@code tar.gz}
 */
record ContractPackage(byte[] bytes) {

    static final String LABEL = "lifecycle_1";
    /** Asked for by the builder's script {@code detect}. */
    static final String TYPE = "shuqiao-service";

    /**
     * @param ca PEM of the authority of the contract's TLS certificate
     * @param client what the peer shows to the contract
     */
    static ContractPackage of(int port, String ca, Issuer.Issued client) {
        ObjectNode connection = Json.PLAIN.createObjectNode().put("address", "127.0.0.1:" + port)
                .put("dial_timeout", "5s").put("tls_required", true).put("root_cert", ca)
                .put("client_auth_required", true)
                .put("client_key", client.key()).put("client_cert", client.certificate());
        String metadata = Json.PLAIN.createObjectNode().put("type", TYPE).put("label", LABEL).toString();
        byte[] code = archive("connection.json", connection.toString().getBytes(StandardCharsets.UTF_8));
        return new ContractPackage(archive("metadata.json", metadata.getBytes(StandardCharsets.UTF_8), "code.tar.gz",
                code));
    }

    /** @return the id that a peer gives it */
    String id() {
        return LABEL + ":" + Sha256.hex(bytes);
    }

    private static byte[] archive(Object... namesAndContents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out,
                new GzipParameters()))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = (byte[]) namesAndContents[i + 1];
                TarArchiveEntry entry = new TarArchiveEntry((String) namesAndContents[i]);
                entry.setSize(content.length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
