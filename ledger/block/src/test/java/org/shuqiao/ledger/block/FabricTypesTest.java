package org.shuqiao.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MessageOrBuilder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Field;
import org.shuqiao.ledger.block.wire.FieldKind;
import org.shuqiao.ledger.block.wire.FieldKind.Nested;
import org.shuqiao.ledger.block.wire.FieldKind.Scalar;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.block.wire.MessageType;
import org.shuqiao.ledger.block.wire.WireWriter;

/** The declared message types agree with the descriptors of Fabric's own code. */
class FabricTypesTest {

    @Test
    void they_are_defined_as_fabric_defines_them() {
        Set<String> seen = new HashSet<>();

        FabricKind.ALL.forEach(kind -> same(kind.ours(), kind.theirs().getDescriptorForType(), seen));

        assertThat(seen).contains("common.ConfigGroup", "msp.FabricOUIdentifier", "kvrwset.KVWrite",
                "google.protobuf.Timestamp");
    }

    private static void same(MessageType ours, Descriptor theirs, Set<String> seen) {
        if (!seen.add(theirs.getFullName())) {
            return;
        }
        assertThat(theirs.getOptions().getMapEntry() ? theirs.getFullName() : ours.name())
                .isEqualTo(theirs.getFullName());
        assertThat(ours.fields()).as(ours.name()).hasSameSizeAs(theirs.getFields());
        for (FieldDescriptor field : theirs.getFields()) {
            Field here = ours.fields().get(field.getNumber());
            assertThat(here.name()).isEqualTo(field.getName());
            if (here.kind() instanceof Nested nested) {
                same(nested.type().get(), field.getMessageType(), seen);
            } else {
                assertThat(here.kind()).as(field.getFullName()).isEqualTo(scalar(field));
            }
        }
    }

    private static FieldKind scalar(FieldDescriptor field) {
        return switch (field.getType()) {
            case BOOL -> Scalar.BOOL;
            case INT32, UINT32, ENUM -> Scalar.INT32;
            case INT64, UINT64 -> Scalar.INT64;
            case BYTES -> Scalar.BYTES;
            case STRING -> Scalar.TEXT;
            default -> throw new AssertionError(field.getFullName());
        };
    }

    @Test
    void their_numbers_are_those_of_fabric() {
        assertThat(FabricTypes.METADATA_SIGNATURES).isEqualTo(BlockMetadataIndex.SIGNATURES_VALUE);
        assertThat(FabricTypes.METADATA_VERDICTS).isEqualTo(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        assertThat(FabricTypes.VERDICT_VALID).isEqualTo((byte) TxValidationCode.VALID_VALUE);
        assertThat(FabricTypes.CONFIGURATION).isEqualTo(HeaderType.CONFIG_VALUE);
        assertThat(FabricTypes.CONTRACT_CALL).isEqualTo(HeaderType.ENDORSER_TRANSACTION_VALUE);
    }

    @Property(tries = 4000)
    void what_fabrics_code_writes_is_read_as_it_was_meant(@ForAll("kinds") FabricKind kind, @ForAll long seed) {
        byte[] bytes = new RandomMessage(seed).bytes(kind);

        Message read = Message.read(Bytes.copyOf(bytes), kind.ours());

        SameContent.require(read, kind.read(bytes).orElseThrow());
    }

    @Property(tries = 20_000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void what_fabrics_code_refuses_is_refused_and_the_rest_refused_or_read_alike(@ForAll("kinds") FabricKind kind,
            @ForAll long seed) {
        RandomMessage random = new RandomMessage(seed);
        byte[] bytes = random.changed(kind, random.bytes(kind));

        Optional<Message> read = read(kind, bytes);

        Optional<MessageOrBuilder> theirs = kind.read(bytes);
        read.ifPresent(ours -> SameContent.require(ours, theirs.orElseThrow()));
        Statistics.label("read").collect(read.isPresent() ? "alike" : theirs.isPresent() ? "refused here alone"
                : "refused")
                .coverage(coverage -> {
                    coverage.check("alike").percentage(share -> share > 20);
                    coverage.check("refused").percentage(share -> share > 25);
                    coverage.check("refused here alone").percentage(share -> share < 10);
                });
    }

    @Property(tries = 500)
    void an_envelope_is_written_as_fabrics_code_writes_it(@ForAll byte[] payload, @ForAll byte[] signature) {
        Bytes written = WireWriter.field(1, Bytes.copyOf(payload)).concat(WireWriter.field(2, Bytes.copyOf(signature)));

        assertThat(written.toByteArray()).isEqualTo(Envelope.newBuilder()
                .setPayload(ByteString.copyFrom(payload)).setSignature(ByteString.copyFrom(signature)).build()
                .toByteArray());
    }

    @Provide
    Arbitrary<FabricKind> kinds() {
        return Arbitraries.of(FabricKind.ALL);
    }

    private static Optional<Message> read(FabricKind kind, byte[] bytes) {
        try {
            return Optional.of(Message.read(Bytes.copyOf(bytes), kind.ours()));
        } catch (CodedException e) {
            assertThat(e.code().id()).isEqualTo("SQ-LED-0060");
            return Optional.empty();
        }
    }
}
