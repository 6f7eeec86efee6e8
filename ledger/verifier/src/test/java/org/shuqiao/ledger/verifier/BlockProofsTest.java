package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.signature.PublicKeys;

/** Verification of proofs recorded from a real network. {@code README.md} beside the files documents them. */
class BlockProofsTest {

    private static final Map<String, byte[]> TAKEN = taken();
    private static final PublicKeys KEYS = PublicKeys.parse(TAKEN.get("keys.json"));
    private static final String BLOCK = "block-9.json";
    private static final String JOINT = "consistency-1-2.json";

    @Test
    void each_receipt_is_followed_to_the_block_that_anchors_it() {
        BlockProofs proofs = BlockProofs.of(TAKEN, KEYS);

        assertThat(proofs.invalid()).isEmpty();
        assertThat(receipts(TAKEN)).hasSize(2).allSatisfy(receipt ->
                assertThat(proofs.findAnchoringBlock(facts(receipt))).hasValueSatisfying(block -> {
                    assertThat(block.number()).isEqualTo(9);
                    assertThat(block.orderers()).containsExactly("orderer1.ordering.shuqiao (OrderingMSP)");
                }));
        assertThat(BundleVerifier.verify(bundle(TAKEN), KEYS).sound()).isTrue();
        assertThat(BundleVerifier.verify(bundle(TAKEN), KEYS).unlinked()).isEmpty();
    }

    @Test
    void without_the_joint_only_the_anchored_checkpoint_itself_is_reached() {
        BlockProofs proofs = BlockProofs.of(without(JOINT), KEYS);

        assertThat(receipts(TAKEN))
                .extracting(receipt -> proofs.findAnchoringBlock(facts(receipt)).map(VerifiedBlock::number))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(9L));
    }

    @Test
    void without_the_block_nothing_is_reached_and_the_receipts_stay_valid() {
        BlockProofs proofs = BlockProofs.of(without(BLOCK), KEYS);

        assertThat(receipts(TAKEN))
                .allSatisfy(receipt -> assertThat(proofs.findAnchoringBlock(facts(receipt))).isEmpty());
    }

    @Test
    void a_receipt_of_another_log_is_not_reached(@TempDir Path folder) {
        TestLog other = new TestLog(folder);
        byte[] receipt = other.append("G-2026-000012", 1).bytes();
        VerifiedReceipt facts = ((Verdict.Valid) ReceiptVerifier.verify(receipt, other.publicKeys())).facts();

        assertThat(BlockProofs.of(TAKEN, KEYS).findAnchoringBlock(facts)).isEmpty();
    }

    @Test
    void files_that_are_no_proofs_are_told_with_their_codes() {
        Map<String, byte[]> files = new TreeMap<>(TAKEN);
        files.put("block-1.json", TAKEN.get(JOINT));
        files.put("consistency-1.json", TAKEN.get(BLOCK));
        files.put("consistency-2.json", new byte[ReceiptVerifier.MAX_BYTES + 1]);
        files.put("block-2.json", "{".getBytes(StandardCharsets.UTF_8));
        files.put("block-10.json", TAKEN.get(BLOCK)); // its name proves nothing, and twice does no harm

        assertThat(BlockProofs.of(files, KEYS).invalid()).hasEntrySatisfying("block-1.json", invalid ->
                        assertThat(invalid.code()).isEqualTo("SQ-LED-0026"))
                .hasEntrySatisfying("consistency-1.json", invalid -> assertThat(invalid.code())
                        .isEqualTo("SQ-LED-0026"))
                .hasEntrySatisfying("consistency-2.json", invalid -> assertThat(invalid.code())
                        .isEqualTo("SQ-LED-0028"))
                .hasEntrySatisfying("block-2.json", invalid -> assertThat(invalid.code()).isEqualTo("SQ-LED-0021"))
                .hasSize(4);
    }

    @Property(tries = 2000)
    void no_changed_byte_of_any_file_leaves_every_receipt_proven(@ForAll @IntRange(max = 3) int which,
            @ForAll @IntRange(max = 100_000) int at, @ForAll byte other) {
        Map<String, byte[]> files = new TreeMap<>(TAKEN);
        files.remove("keys.json");
        String name = List.copyOf(files.keySet()).get(which);
        byte[] changed = files.get(name).clone();
        Assume.that(changed[at % changed.length] != other);
        changed[at % changed.length] = other;
        files.put(name, changed);

        BlockProofs proofs = BlockProofs.of(files, KEYS);
        boolean allProven = receipts(files).stream().allMatch(receipt -> ReceiptVerifier.verify(receipt, KEYS)
                instanceof Verdict.Valid(VerifiedReceipt facts) && proofs.findAnchoringBlock(facts).isPresent());

        assertThat(allProven).as(name).isFalse();
    }

    private static List<byte[]> receipts(Map<String, byte[]> files) {
        return files.entrySet().stream().filter(file -> file.getKey().endsWith(".receipt.json"))
                .map(Map.Entry::getValue).toList();
    }

    private static VerifiedReceipt facts(byte[] receipt) {
        return ((Verdict.Valid) ReceiptVerifier.verify(receipt, KEYS)).facts();
    }

    private static Map<String, byte[]> without(String name) {
        Map<String, byte[]> files = new TreeMap<>(TAKEN);
        files.remove(name);
        return files;
    }

    private static Map<String, byte[]> bundle(Map<String, byte[]> files) {
        Map<String, byte[]> bundle = new TreeMap<>(files);
        bundle.remove("keys.json");
        return bundle;
    }

    private static Map<String, byte[]> taken() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> listed =
                Files.list(Path.of("../block/src/test/resources/org/shuqiao/ledger/block/network"))) {
            for (Path file : listed.filter(path -> path.toString().endsWith(".json")).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
