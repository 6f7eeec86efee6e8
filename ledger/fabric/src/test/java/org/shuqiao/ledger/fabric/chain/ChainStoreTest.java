package org.shuqiao.ledger.fabric.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.ScannedBlock;
import org.shuqiao.ledger.block.SignedBlock;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;

/** Storage of blocks: once, in order and chained. */
class ChainStoreTest {

    private static final String CHANNEL = "exchange";

    private EmbeddedPostgres postgres;
    private ChainStore store;
    private List<Block> blocks;
    private int chain;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("shared_buffers", "32MB")
                .start();
        store = ChainStore.open(postgres.getPostgresDatabase());
        blocks = chain("a", 4);
        chain = store.follow(CHANNEL, hash(blocks.getFirst()));
    }

    @AfterEach
    void close() throws IOException {
        postgres.close();
    }

    @Test
    void they_are_taken_in_their_order_and_again_without_harm() {
        blocks.forEach(this::take);
        assertThat(store.next(chain)).isEqualTo(4);

        blocks.forEach(this::take);
        assertThat(store.next(chain)).isEqualTo(4);
        assertThat(ChainStore.open(postgres.getPostgresDatabase()).reached(CHANNEL)).isEqualTo(4);
    }

    @Test
    void none_is_skipped() {
        take(blocks.getFirst());

        refused(blocks.get(2), LedgerCode.CHAIN_GAP);
        assertThat(store.next(chain)).isEqualTo(1);
    }

    @Test
    void one_that_does_not_follow_is_not_taken() {
        List<Block> others = chain("b", 3);
        take(blocks.getFirst());

        refused(others.get(1), LedgerCode.CHAIN_BROKEN);
        refused(others.getFirst(), LedgerCode.CHAIN_BROKEN); // another block 0 than the one that is here
        take(blocks.get(1));
        refused(others.get(2), LedgerCode.CHAIN_BROKEN);
        assertThat(store.next(chain)).isEqualTo(2);
    }

    @Test
    void one_whose_header_is_not_of_its_transactions_is_not_taken() {
        Block changed = blocks.getFirst().toBuilder().setData(blocks.get(1).getData()).build();

        refused(changed, LedgerCode.CHAIN_BROKEN);
        assertThat(store.next(chain)).isZero();
    }

    @Test
    void a_network_made_anew_is_another_chain_and_the_old_one_stays() {
        blocks.forEach(this::take);
        List<Block> others = chain("b", 2);

        int anew = store.follow(CHANNEL, hash(others.getFirst()));
        store.take(anew, bytes(others.getFirst()), ScannedBlock.of(bytes(others.getFirst()), "lifecycle"), "peer");

        assertThat(anew).isNotEqualTo(chain);
        assertThat(store.reached(CHANNEL)).isEqualTo(1);
        assertThat(store.follow(CHANNEL, hash(blocks.getFirst()))).isEqualTo(chain);
        assertThat(store.reached(CHANNEL)).isEqualTo(4);
    }

    @Test
    void what_is_here_cannot_be_changed() {
        take(blocks.getFirst());

        for (String change : List.of("UPDATE ledger_chain.block SET number = 7", "DELETE FROM ledger_chain.block",
                "TRUNCATE ledger_chain.block CASCADE")) {
            assertThatThrownBy(() -> run(change)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void take(Block block) {
        store.take(chain, bytes(block), ScannedBlock.of(bytes(block), "lifecycle"), "peer");
    }

    private void refused(Block block, LedgerCode code) {
        assertThatThrownBy(() -> take(block)).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static List<Block> chain(String name, int length) {
        List<Block> chain = new ArrayList<>();
        ByteString previous = ByteString.EMPTY;
        for (int i = 0; i < length; i++) {
            ByteString envelope = Envelope.newBuilder().setSignature(ByteString.copyFromUtf8(name + i)).build()
                    .toByteString();
            chain.add(Block.newBuilder().setData(BlockData.newBuilder().addData(envelope))
                    .setHeader(BlockHeader.newBuilder().setNumber(i).setPreviousHash(previous)
                            .setDataHash(sha256(envelope))).build());
            previous = ByteString.copyFrom(hash(chain.getLast()).toByteArray());
        }
        return chain;
    }

    private static Bytes hash(Block block) {
        return SignedBlock.of(bytes(block)).hash();
    }

    private static Bytes bytes(Block block) {
        return Bytes.copyOf(block.toByteArray());
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
