package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.EvidenceWriter;

/**
 * Saves an evidence bundle: receipts byte for byte, the signed acts that they follow from, the public keys, and what
 * joins their checkpoints to one history, to the witnesses and to the blocks of the ledger's network.
 */
public final class EvidenceSave {

    /** Sizes in one call. */
    private static final int SIZES = 100;
    private static final int FORBIDDEN = 403;

    private final RestClient client;

    public EvidenceSave(RestClient client) {
        this.client = client;
    }

    /**
     * @param records ids
     * @param target a folder or a zip file
     * @return whether the acts are in it: only an auditor or the authority may have them
     */
    public boolean save(List<String> records, Path target) {
        try (EvidenceWriter writer = EvidenceWriter.to(target)) {
            byte[] keys = utf8(client.get("/api/v1/keys").path("keys").asText());
            writer.keys(keys);
            TreeSet<Long> sizes = new TreeSet<>();
            Set<Long> blocks = new HashSet<>();
            records.forEach(record -> receipt(record, writer, sizes, blocks));
            if (!sizes.isEmpty()) {
                checkpoint(writer, sizes);
                joints(writer, new ArrayList<>(sizes));
            }
            client.get("/api/v1/clock/calendars").forEach(calendar -> writer.calendar(calendar.asText()));
            return acts(writer, PublicKeys.parse(keys));
        }
    }

    private void receipt(String record, EvidenceWriter writer, Set<Long> sizes, Set<Long> blocks) {
        JsonNode answer = client.get("/api/v1/receipts/" + record);
        String text = answer.path("receipt").asText();
        writer.receipt(record, text);
        sizes.add(Receipt.parse(utf8(text)).size());
        JsonNode joint = answer.path("joint");
        if (joint.isObject()) {
            sizes.add(joint.path("to").asLong());
        }
        long block = answer.path("block").asLong();
        if (answer.hasNonNull("block") && blocks.add(block)) {
            writer.block(block, client.get("/api/v1/ledger/blocks/" + block).path("proof").asText());
        }
    }

    private void checkpoint(EvidenceWriter writer, TreeSet<Long> sizes) {
        String note = client.get("/api/v1/evidence/checkpoint?size=" + sizes.last()).path("checkpoint").asText();
        writer.checkpoint(note);
        sizes.add(Checkpoint.parse(note).size());
    }

    private void joints(EvidenceWriter writer, List<Long> sizes) {
        for (int from = 0; from < sizes.size() - 1; from += SIZES) {
            List<Long> some = sizes.subList(from, Math.min(from + SIZES + 1, sizes.size()));
            client.get("/api/v1/evidence/joints?sizes=" + some.stream().map(String::valueOf)
                    .collect(Collectors.joining(","))).forEach(joint -> writer.consistency(
                    joint.path("from").asLong(), joint.path("to").asLong(), joint.path("text").asText()));
        }
    }

    private boolean acts(EvidenceWriter writer, PublicKeys keys) {
        try {
            for (String department : keys.history().departments().keySet()) {
                client.get("/api/v1/evidence/certificates?department=" + department)
                        .forEach(certificate -> writer.certificate(certificate.asText()));
                long from = 1;
                while (from > 0) {
                    JsonNode page = client.get("/api/v1/evidence/acts?department=" + department + "&from=" + from);
                    page.path("acts").forEach(act -> writer.act(act.asText()));
                    from = page.path("next").asLong(0);
                }
            }
            client.get("/api/v1/session-keys").forEach(certificate -> writer.certificate(certificate.asText()));
            return true;
        } catch (RemoteRefusal e) {
            if (e.status() == FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
