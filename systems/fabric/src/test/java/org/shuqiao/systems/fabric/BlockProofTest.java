package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.block.BlockVerifier;
import org.shuqiao.ledger.block.SignedBlock;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BlockProofs;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tests offline proof of an exchange up to the orderer's block signature. {@code -Dblock.fixture=FOLDER} keeps what
 * the auditor took along, for tests that have no network.
 */
@NeedsFabric
class BlockProofTest {

    @TempDir
    private Path folder;

    @Test
    void a_receipt_is_proven_to_the_orderers_signature_without_network_or_platform() throws IOException {
        PlatformHome home = PlatformHome.in(folder.resolve("home")).settings(PlatformHome.ON_NETWORK);
        Path taken = Optional.ofNullable(System.getProperty("block.fixture")).map(Path::of)
                .orElse(folder.resolve("taken"));
        try (FabricSystem network = home.network(); ConfigurableApplicationContext platform = home.open()) {
            String first = PlatformHome.refusedQuery(platform);
            String second = PlatformHome.refusedQuery(platform);
            platform.getBean(LedgerStatus.class).anchorNow(PlatformHome.auditor(platform));
            await(() -> platform.getBean(BlockEvidence.class).anchoredSize().orElse(0) >= 2);
            PlatformHome.save(platform, Stream.of(first, second), taken);
            assertThat(platform.getBean(BlockEvidence.class).status()).hasValueSatisfying(standing -> {
                assertThat(standing.followed()).isGreaterThan(3).isLessThanOrEqualTo(standing.heard());
                assertThat(standing.trouble()).isEmpty();
            });
        }

        Map<String, byte[]> files = files(taken);
        PublicKeys keys = PublicKeys.parse(files.get("keys.json"));
        BlockProofs proofs = BlockProofs.of(files, keys);

        assertThat(proofs.invalid()).isEmpty();
        assertThat(files.keySet()).filteredOn(name -> name.endsWith(".receipt.json")).hasSize(2).allSatisfy(name ->
                assertThat(ReceiptVerifier.verify(files.get(name), keys)).isInstanceOfSatisfying(Verdict.Valid.class,
                        valid -> {
                    VerifiedBlock block = proofs.findAnchoringBlock(valid.facts()).orElseThrow();
                    assertThat(block.channel()).isEqualTo("exchange");
                    assertThat(block.orderers()).containsExactly("orderer1.ordering.shuqiao (OrderingMSP)");
                    assertThat(block.endorsers()).containsExactly("AuthorityMSP", "HostAMSP");
                }));
        assertThat(files.keySet()).contains("consistency-1-2.json");
    }

    /**
     * Its signature alone does not make an orderer's word good: it says what was ordered, the endorsers say what is
     * true.
     */
    @Test
    void an_orderer_that_lies_is_not_believed_without_the_endorsers() {
        PlatformHome home = PlatformHome.in(folder.resolve("home")).settings(PlatformHome.ON_NETWORK);
        try (FabricSystem network = home.network(); ConfigurableApplicationContext platform = home.open()) {
            String record = PlatformHome.refusedQuery(platform);
            Actor auditor = PlatformHome.auditor(platform);
            platform.getBean(LedgerStatus.class).anchorNow(auditor);
            BlockEvidence evidence = platform.getBean(BlockEvidence.class);
            await(() -> evidence.anchoredSize().orElse(0) >= 1);
            long number = evidence.block(auditor, platform.getBean(Receipts.class).get(auditor, record)).orElseThrow();
            BlockProof proof = evidence.proof(auditor, number);
            PublicKeys keys = evidence.keys();
            Path crypto = home.home().fabric().resolve("crypto");
            Path orderer =
                    crypto.resolve(
                            "ordererOrganizations/ordering.shuqiao/orderers/orderer1.ordering.shuqiao/msp/keystore");

            assertThat(BlockVerifier.verify(ForgedBlock.of(proof, orderer, same -> same).bytes(), keys).number())
                    .isEqualTo(number);
            refused(ForgedBlock.of(proof, orderer, ForgedEndorsements::withoutTheSecond), keys,
                    LedgerCode.ENDORSEMENT_MISSING);
            refused(ForgedBlock.of(proof, orderer, ForgedEndorsements::theFirstTwice), keys,
                    LedgerCode.ENDORSEMENT_MISSING);
            refused(ForgedBlock.of(proof, orderer, ForgedEndorsements::ofAnotherCheckpoint), keys,
                    LedgerCode.ENDORSEMENT_SIGNATURE);
            refused(ForgedBlock.of(proof, orderer, real -> ForgedEndorsements.byAnAdministrator(real,
                    crypto.resolve("peerOrganizations/host-a.shuqiao/users"))), keys, LedgerCode.CERTIFICATE_STRANGE);
            noByteOfTheTransactionSaysSomethingElse(proof, orderer, keys);
        }
    }

    /**
     * What no endorser signed may differ (the submitter's signature), what the proof says may not; errors have codes.
     */
    private static void noByteOfTheTransactionSaysSomethingElse(BlockProof proof, Path orderer, PublicKeys keys) {
        byte[] real = proof.block().envelopes().get(proof.transaction()).toByteArray();
        VerifiedBlock said = BlockVerifier.verify(proof.bytes(), keys);
        int refused = 0;
        for (int at = 0; at < real.length; at += 3) {
            byte[] changed = real.clone();
            changed[at] ^= (byte) (1 << at % 8);
            try {
                VerifiedBlock facts = BlockVerifier.verify(ForgedBlock.with(proof, orderer, Bytes.copyOf(changed))
                        .bytes(), keys);
                assertThat(facts.checkpoint()).isEqualTo(said.checkpoint());
                assertThat(facts.endorsers()).isEqualTo(said.endorsers());
            } catch (CodedException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(real.length / 3 / 2);
    }

    @Test
    void an_anchor_among_other_transactions_is_proven_with_all_of_them() {
        PlatformHome home = PlatformHome.in(folder.resolve("home")).settings(PlatformHome.ON_NETWORK);
        try (FabricSystem network = home.network(); ConfigurableApplicationContext platform = home.open();
                FabricLedger others = FabricLedger.open(network.connectionFile())) {
            AtomicBoolean enough = new AtomicBoolean();
            List<Thread> busy = IntStream.range(0, 6).mapToObj(i -> Thread.ofVirtual().start(() -> {
                while (!enough.get()) {
                    others.submit("shuju", TestEvents.published("gongan"));
                }
            })).toList();
            BlockProof among;
            try {
                among = anchoredAmongOthers(platform);
            } finally {
                enough.set(true);
                busy.forEach(BlockProofTest::join);
            }
            PublicKeys keys = platform.getBean(BlockEvidence.class).keys();
            SignedBlock block = among.block();

            assertThat(BlockVerifier.verify(among.bytes(), keys).number()).isEqualTo(block.number());
            refused(with(among, block.envelopes().reversed()), keys, LedgerCode.BLOCK_DATA);
            refused(with(among, block.envelopes().subList(1, block.envelopes().size())), keys, LedgerCode.BLOCK_DATA);
            List<Bytes> moved = new ArrayList<>(block.envelopes());
            moved.set(0, moved.get(0).concat(part(moved.get(1), 0, 3)));
            moved.set(1, part(moved.get(1), 3, moved.get(1).size()));
            refused(with(among, moved), keys, LedgerCode.BLOCK_FORM);
            int other = among.transaction() == 0 ? 1 : 0;
            refused(new BlockProof(among.channel(), block, other), keys, LedgerCode.BLOCK_TRANSACTION);
        }
    }

    private static Bytes part(Bytes bytes, int begin, int end) {
        return Bytes.copyOf(Arrays.copyOfRange(bytes.toByteArray(), begin, end));
    }

    private static BlockProof anchoredAmongOthers(ApplicationContext platform) {
        Actor auditor = PlatformHome.auditor(platform);
        for (int i = 0; i < 30; i++) {
            String record = PlatformHome.refusedQuery(platform);
            long size = platform.getBean(RecordLog.class).size();
            platform.getBean(LedgerStatus.class).anchorNow(auditor);
            BlockEvidence evidence = platform.getBean(BlockEvidence.class);
            await(() -> evidence.anchoredSize().orElse(0) >= size);
            long number = evidence.block(auditor, platform.getBean(Receipts.class).get(auditor, record)).orElseThrow();
            BlockProof proof = evidence.proof(auditor, number);
            if (proof.block().envelopes().size() > 1) {
                return proof;
            }
        }
        throw new AssertionError("every anchor had a block to itself");
    }

    private static BlockProof with(BlockProof proof, List<Bytes> envelopes) {
        SignedBlock block = proof.block();
        return new BlockProof(proof.channel(), new SignedBlock(block.number(), block.previous(), block.data(),
                envelopes, block.signed(), block.signatures()), 0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(BlockProof forged, PublicKeys keys, LedgerCode code) {
        assertThatThrownBy(() -> BlockVerifier.verify(forged.bytes(), keys))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : List.copyOf(listed.toList())) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    static void await(BooleanSupplier there) {
        await(Duration.ofMinutes(1), there);
    }

    static void await(Duration atMost, BooleanSupplier there) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come within %d s", atMost.toSeconds()).isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
