package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SignedNote;

/**
 * Two verifiers, the second written in Python from the format page alone, say the same of whole and tampered evidence.
 */
class TwoVerifiersTest {

    private static final int TAMPERINGS = 1000;

    @TempDir
    private Path folder;
    private final EvidenceCity city = new EvidenceCity();
    private final EvidenceBundle bundle = new EvidenceBundle(city);
    private final PublicKeys keys = city.keys();
    private Path keyFile;

    @BeforeEach
    void writeKeys() throws IOException {
        keyFile = Files.write(folder.resolve("keys.json"), keys.bytes());
    }

    @Test
    void both_follow_every_receipt_to_the_beginning() throws IOException {
        ObjectNode report = verify(bundle.files);

        assertThat(report.get("findings")).isEmpty();
        assertThat(report.get("sound").asBoolean()).isTrue();
        assertThat(report.get("counts")).hasToString("{\"anchored\":0,\"complete\":9,\"consumer\":14,\"cosigned\":15,"
                + "\"hosted\":3,\"receipts\":15,\"request\":10,\"requested\":11,\"valid\":15}");
    }

    /** Whoever follows a log may meet witnesses that it does not know (C2SP signed-note): the evidence proves less. */
    @Test
    void a_cosignature_under_a_name_that_nobody_knows_counts_for_nothing() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(bundle.files);
        files.replaceAll((name, bytes) -> FileRole.of(name) == FileRole.CHECKPOINT ? EvidenceCity.utf8(
                new String(bytes, StandardCharsets.UTF_8).replace("-witness ", "-stranger ")) : bytes);
        assertThat(verify(files).get("sound").asBoolean()).isFalse();

        EvidenceBundle.list(files);
        ObjectNode report = verify(files);

        assertThat(report.get("sound").asBoolean()).isTrue();
        assertThat(report.at("/counts/valid").asInt()).isEqualTo(15);
        assertThat(report.at("/counts/cosigned").asInt()).isZero();
    }

    /** The person's key certified the session's: what that signed before the revocation counts, and nothing after. */
    @Test
    void whatARevokedPersonsKeySignsCountsNoMore() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(bundle.files);
        Act revoked = city.act(ActKind.KEY_REVOCATION, "key:minzheng:1", "minzheng", 11, CanonicalJson.object()
                .put("key", city.person.verification().text()).put("reason", "遗失"), Optional.empty());
        city.sign(revoked, Approval.keyFile(revoked, city.minzheng), city.minzheng);
        files.put("revoked.act.json", city.acts.get("key-revocation key:minzheng:1").bytes());
        EvidenceBundle.list(files);

        ObjectNode report = verify(files);

        assertThat(findings(report)).hasSize(2).allMatch(finding -> finding.startsWith("SQ-LED-0082 "));
        assertThat(report.at("/counts/valid").asInt()).isEqualTo(13);

        Act foreign = city.act(ActKind.KEY_REVOCATION, "key:gongan:1", "gongan", 21, CanonicalJson.object()
                .put("key", city.person.verification().text()), Optional.empty());
        city.sign(foreign, Approval.keyFile(foreign, city.person), city.gongan);
        files.put("revoked.act.json", city.acts.get("key-revocation key:gongan:1").bytes());
        EvidenceBundle.list(files);
        assertThat(verify(files).get("findings")).as("another department's word").isEmpty();
    }

    /** Evidence that was made once and is kept, with keys of all algorithms. */
    @Test
    void both_accept_the_published_vectors() throws IOException {
        Path vectors = Path.of("src/test/resources/org/shuqiao/ledger/verifier/evidence");
        PublicKeys published = PublicKeys.parse(Files.readAllBytes(vectors.resolve("keys.json")));

        try (SecondVerifier python = new SecondVerifier(vectors.resolve("keys.json"))) {
            ObjectNode report = python.verify(vectors);

            assertThat(ReportJson.text(BundleVerifier.verify(vectors, published))).isEqualTo(new String(
                    CanonicalJson.bytes(report), StandardCharsets.UTF_8));
            assertThat(report.get("sound").asBoolean()).isTrue();
            assertThat(report.at("/counts/complete").asInt()).isEqualTo(9);
        }
    }

    @Test
    void a_thousand_random_tamperings_are_refused_by_both_with_the_same_codes() {
        EvidenceBundle other = new EvidenceBundle(city);
        Map<Tampering, Integer> tried = new ConcurrentSkipListMap<>();
        Map<String, Integer> codes = new ConcurrentSkipListMap<>();
        int batches = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        IntStream.range(0, batches).parallel().forEach(batch -> {
            try (SecondVerifier second = new SecondVerifier(keyFile)) {
                for (int seed = batch; seed < TAMPERINGS; seed += batches) {
                    Tampering tampering = Tampering.values()[seed / batches % Tampering.values().length];
                    Map<String, byte[]> files = tampering.of(bundle, other, city, new Random(seed));

                    ObjectNode report = verify(files, folder.resolve("bundle-" + batch + ".zip"), second);

                    assertThat(report.get("sound").asBoolean()).as("%s, seed %d", tampering, seed)
                            .isEqualTo(lacksOnlyCosignatures(files));
                    tried.merge(tampering, 1, Integer::sum);
                    report.get("findings").forEach(finding -> codes.merge(finding.get("code").asText(), 1,
                            Integer::sum));
                }
            }
        });

        assertThat(tried).hasSize(Tampering.values().length);
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERINGS);
        assertThat(codes.keySet()).contains("SQ-LED-0001", "SQ-LED-0013", "SQ-LED-0025", "SQ-LED-0026", "SQ-LED-0032",
                "SQ-LED-0034", "SQ-LED-0035", "SQ-LED-0051", "SQ-LED-0052", "SQ-LED-0053", "SQ-LED-0054", "SQ-LED-0055",
                "SQ-LED-0056", "SQ-LED-0080", "SQ-LED-0083");
    }

    /**
     * @return whether the manifest agrees and nothing else is changed than the name or key id of cosignatures, which
     *     are then those of keys that nobody knows
     */
    private boolean lacksOnlyCosignatures(Map<String, byte[]> files) {
        Map<String, byte[]> listed = new TreeMap<>(files);
        EvidenceBundle.list(listed);
        return files.keySet().equals(bundle.files.keySet())
                && Arrays.equals(files.get(FileRole.MANIFEST_NAME), listed.get(FileRole.MANIFEST_NAME))
                && files.keySet().stream().filter(name -> FileRole.of(name) != FileRole.MANIFEST)
                .allMatch(name -> Arrays.equals(files.get(name), bundle.files.get(name))
                        || FileRole.of(name) == FileRole.CHECKPOINT && lacksOnlyCosignatures(
                        note(bundle.files.get(name)), files.get(name)));
    }

    private boolean lacksOnlyCosignatures(SignedNote before, byte[] after) {
        SignedNote note;
        try {
            note = note(after);
        } catch (CodedException e) {
            return false;
        }
        return note.text().equals(before.text()) && note.lines().size() == before.lines().size()
                && note.lines().getFirst().equals(before.lines().getFirst())
                && note.lines().stream().allMatch(line -> before.lines().contains(line)
                || line.key(keys.witnesses()).isEmpty() && line.key(keys.log()).isEmpty());
    }

    private static SignedNote note(byte[] bytes) {
        return SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private ObjectNode verify(Map<String, byte[]> files) throws IOException {
        try (SecondVerifier second = new SecondVerifier(keyFile)) {
            return verify(files, folder.resolve("bundle.zip"), second);
        }
    }

    /** @return the report on which both verifiers agree */
    private ObjectNode verify(Map<String, byte[]> files, Path file, SecondVerifier second) {
        Path zip = EvidenceBundle.zip(files, file);
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
