package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.shuqiao.ledger.signature.ChannelTrustRoots.Organisation;
import org.shuqiao.ledger.signature.PublicKeys;

/** Two verifiers say the same of the block of a Fabric network, whole and changed, and of whom to believe. */
class TwoVerifiersBlocksTest {

    private static final Path NETWORK = Path.of("../block/src/test/resources/org/shuqiao/ledger/block/network");
    private static final String BLOCK = "block-9.json";
    private static final int TAMPERINGS = 600;

    @TempDir
    private Path folder;
    private final Map<String, byte[]> recorded = new TreeMap<>();
    private PublicKeys keys;

    @BeforeEach
    void read() throws IOException {
        for (String name : List.of("01M89MXS5SEYF3QP6K98NVQ9PG.receipt.json", "01M89MXSA9WSCQCPVE5XVK0N76.receipt.json",
                BLOCK, "consistency-1-2.json")) {
            recorded.put(name, Files.readAllBytes(NETWORK.resolve(name)));
        }
        keys = PublicKeys.parse(Files.readAllBytes(NETWORK.resolve("keys.json")));
    }

    @Test
    void both_follow_receipts_of_a_network_to_the_block_that_anchors_them() throws IOException {
        try (SecondVerifier second = second(keys)) {
            ObjectNode report = verify(recorded, keys, second);

            assertThat(report.get("findings")).isEmpty();
            assertThat(report.at("/counts/anchored").asInt()).isEqualTo(2);

            Map<String, byte[]> without = new TreeMap<>(recorded);
            without.remove("consistency-1-2.json");
            assertThat(verify(without, keys, second).at("/counts/anchored").asInt()).isEqualTo(1);
        }
    }

    @Test
    void both_believe_only_whom_the_auditor_believes() throws IOException {
        told("SQ-LED-0064", roots -> roots(roots, roots.authority(), renamed(roots.organisations(), "OrderingMSP"),
                roots.organisations()));
        told("SQ-LED-0064", roots -> roots(roots, roots.authority(), unit(roots.ordering(), "peer"),
                roots.organisations()));
        told("SQ-LED-0064", roots -> roots(roots, roots.authority(), roots.ordering(),
                unit(roots.organisations(), "client")));
        told("SQ-LED-0064", roots -> roots(roots, roots.authority(), roots.ordering(),
                roots.organisations().subList(0, 1)));
        told("SQ-LED-0065", roots -> new ChannelTrustRoots("other", roots.chaincode(), roots.authority(),
                roots.ordering(), roots.organisations()));
        told("SQ-LED-0066", roots -> new ChannelTrustRoots(roots.channel(), "another", roots.authority(),
                roots.ordering(), roots.organisations()));
        told("SQ-LED-0068", roots -> roots(roots, "HostBMSP", roots.ordering(), roots.organisations()));
    }

    @Test
    void random_tamperings_of_a_block_are_refused_by_both_with_the_same_codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (SecondVerifier second = second(keys)) {
            for (int seed = 0; seed < TAMPERINGS; seed++) {
                Map<String, byte[]> files = new TreeMap<>(recorded);
                files.put(BLOCK, changed(recorded.get(BLOCK), new Random(seed)));

                ObjectNode report = verify(files, keys, second);

                assertThat(report.at("/counts/anchored").asInt()).as("seed %d", seed).isZero();
                report.get("findings").forEach(finding -> codes.add(finding.get("code").asText()));
            }
        }
        assertThat(codes).contains("SQ-LED-0025", "SQ-LED-0026", "SQ-LED-0060", "SQ-LED-0061", "SQ-LED-0062",
                "SQ-LED-0063", "SQ-LED-0065");
    }

    /** Changes a byte of the file, of what a field holds, or of the block's parts, with the data hash made to agree. */
    private static byte[] changed(byte[] block, Random random) {
        if (random.nextInt(4) == 0) {
            return flipped(block, random);
        }
        if (random.nextInt(20) == 0) {
            return EvidenceCity.utf8(" " + new String(block, StandardCharsets.UTF_8));
        }
        ObjectNode tree = CanonicalJson.readLenient(block);
        ArrayNode signatures = (ArrayNode) tree.get("signatures");
        ArrayNode envelopes = (ArrayNode) tree.get("envelopes");
        switch (random.nextInt(9)) {
            case 0 -> flip(tree, List.of("previous", "data", "signed").get(random.nextInt(3)), random);
            case 1, 2 -> flip((ObjectNode) signatures.get(0), "header", random);
            case 3 -> flip((ObjectNode) signatures.get(0), "signature", random);
            case 4 -> {
                envelopes.set(0, envelopes.textNode(flipped(envelopes.get(0).textValue(), random)));
                hash(tree);
            }
            case 5 -> {
                envelopes.add(random.nextBoolean() ? "" : envelopes.get(0).textValue());
                hash(tree);
            }
            case 6 -> signatures.removeAll();
            case 7 -> tree.put("number", tree.get("number").asLong() + 1 + random.nextInt(1 << 20));
            default -> tree.put(List.of("channel", "more").get(random.nextInt(2)), "x");
        }
        return CanonicalJson.bytes(tree);
    }

    private static void hash(ObjectNode tree) {
        MessageDigest digest = Sha256.create();
        tree.get("envelopes").forEach(each -> digest.update(Base64.getDecoder().decode(each.textValue())));
        tree.put("data", Base64.getEncoder().encodeToString(digest.digest()));
    }

    private static void flip(ObjectNode tree, String field, Random random) {
        tree.put(field, flipped(tree.get(field).textValue(), random));
    }

    private static String flipped(String base64, Random random) {
        return Base64.getEncoder().encodeToString(flipped(Base64.getDecoder().decode(base64), random));
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private void told(String code, UnaryOperator<ChannelTrustRoots> change) throws IOException {
        PublicKeys other = keys.with(change.apply(keys.chain().orElseThrow()));
        try (SecondVerifier second = second(other)) {
            assertThat(verify(recorded, other, second).get("findings")).hasToString(
                    "[{\"code\":\"" + code + "\",\"place\":\"" + BLOCK + "\"}]");
        }
    }

    private static ChannelTrustRoots roots(ChannelTrustRoots of, String authority, List<Organisation> ordering,
            List<Organisation> organisations) {
        return new ChannelTrustRoots(of.channel(), of.chaincode(), authority, ordering, organisations);
    }

    private static List<Organisation> renamed(List<Organisation> organisations, String msp) {
        return organisations.stream().map(o -> new Organisation(msp, o.roots(), o.intermediates(), o.unit())).toList();
    }

    private static List<Organisation> unit(List<Organisation> organisations, String unit) {
        return organisations.stream()
                .map(o -> new Organisation(o.msp(), o.roots(), o.intermediates(), Optional.of(unit))).toList();
    }

    private SecondVerifier second(PublicKeys known) throws IOException {
        return new SecondVerifier(Files.write(folder.resolve("keys.json"), known.bytes()));
    }

    /** @return the report on which both verifiers agree */
    private ObjectNode verify(Map<String, byte[]> files, PublicKeys known, SecondVerifier second) {
        Path zip = EvidenceBundle.zip(files, folder.resolve("bundle.zip"));
        ObjectNode first = CanonicalJson.readLenient(EvidenceCity.utf8(
                ReportJson.text(BundleVerifier.verify(zip, known))));
        ObjectNode report = second.verify(zip);

        assertThat(findings(report)).isEqualTo(findings(first));
        assertThat(CanonicalJson.bytes(report.get("counts"))).isEqualTo(CanonicalJson.bytes(first.get("counts")));
        return first;
    }

    private static List<String> findings(JsonNode report) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .map(finding -> finding.get("code").asText() + " " + finding.get("place").asText()).sorted().toList();
    }
}
