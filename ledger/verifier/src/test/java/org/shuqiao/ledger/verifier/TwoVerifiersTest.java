package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Two verifiers, the second written in Python from the format page alone, say the same of whole and tampered evidence.
 */
class TwoVerifiersTest {

    private static final int TAMPERINGS = 1000;

    @TempDir
    private Path folder;
    private final EvidenceCity city = new EvidenceCity();
    private final EvidenceBundle bundle = new EvidenceBundle(city);
    private SecondVerifier second;

    @BeforeEach
    void start() throws IOException {
        second = new SecondVerifier(Files.write(folder.resolve("keys.json"), city.keys().bytes()));
    }

    @AfterEach
    void stop() {
        second.close();
    }

    @Test
    void both_follow_every_receipt_to_the_beginning() throws IOException {
        ObjectNode report = verify(bundle.files);

        assertThat(report.get("findings")).isEmpty();
        assertThat(report.get("sound").asBoolean()).isTrue();
        assertThat(report.get("counts")).hasToString("{\"anchored\":0,\"complete\":9,\"consumer\":13,\"cosigned\":14,"
                + "\"hosted\":3,\"receipts\":14,\"request\":9,\"valid\":14}");
    }

    /** Evidence that was made once and is kept, with keys of all algorithms. */
    @Test
    void both_accept_the_published_vectors() throws IOException {
        Path vectors = Path.of("src/test/resources/org/shuqiao/ledger/verifier/evidence");
        PublicKeys keys = PublicKeys.parse(Files.readAllBytes(vectors.resolve("keys.json")));

        try (SecondVerifier python = new SecondVerifier(vectors.resolve("keys.json"))) {
            ObjectNode report = python.verify(vectors);

            assertThat(ReportJson.text(BundleVerifier.verify(vectors, keys))).isEqualTo(new String(
                    CanonicalJson.bytes(report), StandardCharsets.UTF_8));
            assertThat(report.get("sound").asBoolean()).isTrue();
            assertThat(report.at("/counts/complete").asInt()).isEqualTo(9);
        }
    }

    @Test
    void a_thousand_random_tamperings_are_refused_by_both_with_the_same_codes() throws IOException {
        EvidenceBundle other = new EvidenceBundle(city);
        Map<Tampering, Integer> tried = new TreeMap<>();
        Map<String, Integer> codes = new TreeMap<>();
        for (int seed = 0; seed < TAMPERINGS; seed++) {
            Random random = new Random(seed);
            Tampering tampering = Tampering.values()[seed % Tampering.values().length];

            ObjectNode report = verify(tampering.of(bundle, other, city, random));

            assertThat(report.get("sound").asBoolean()).as("%s, seed %d", tampering, seed).isFalse();
            tried.merge(tampering, 1, Integer::sum);
            report.get("findings").forEach(finding -> codes.merge(finding.get("code").asText(), 1, Integer::sum));
        }

        assertThat(tried).hasSize(Tampering.values().length);
        assertThat(codes.keySet()).contains("SQ-LED-0001", "SQ-LED-0013", "SQ-LED-0025", "SQ-LED-0026", "SQ-LED-0032",
                "SQ-LED-0034", "SQ-LED-0035", "SQ-LED-0051", "SQ-LED-0052", "SQ-LED-0053", "SQ-LED-0054", "SQ-LED-0055",
                "SQ-LED-0056", "SQ-LED-0080", "SQ-LED-0083");
    }

    /** @return the report on which both verifiers agree */
    private ObjectNode verify(Map<String, byte[]> files) throws IOException {
        Path zip = EvidenceBundle.zip(files, folder.resolve("bundle.zip"));
        PublicKeys keys = city.keys();
        ObjectNode first = CanonicalJson.readLenient(EvidenceCity.utf8(
                ReportJson.text(BundleVerifier.verify(zip, keys))));
        ObjectNode report = second.verify(zip);

        assertThat(findings(report)).isEqualTo(findings(first));
        assertThat(report.get("sound")).isEqualTo(first.get("sound"));
        assertThat(CanonicalJson.bytes(report.get("counts"))).isEqualTo(CanonicalJson.bytes(first.get("counts")));
        return first;
    }

    private static List<String> findings(JsonNode report) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .map(finding -> finding.get("code").asText() + " " + finding.get("place").asText()).sorted().toList();
    }
}
