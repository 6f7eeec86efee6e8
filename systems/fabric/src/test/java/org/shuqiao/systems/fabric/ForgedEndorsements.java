package org.shuqiao.systems.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.shuqiao.ledger.block.wire.Bytes;

/** Builds forged endorsements without access to the peers' keys. */
final class ForgedEndorsements {

    private ForgedEndorsements() { }

    static ChaincodeActionPayload withoutTheSecond(ChaincodeActionPayload real) {
        return with(real, real.getAction().toBuilder().removeEndorsements(1));
    }

    static ChaincodeActionPayload theFirstTwice(ChaincodeActionPayload real) {
        return with(real, real.getAction().toBuilder().setEndorsements(1, real.getAction().getEndorsements(0)));
    }

    /** The contract's answer tells of another size of the log, in as many bytes; the endorsements are the true ones. */
    static ChaincodeActionPayload ofAnotherCheckpoint(ChaincodeActionPayload real) {
        byte[] answer = real.getAction().getProposalResponsePayload().toByteArray();
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        byte[] other = text.replace("\"size\":1", "\"size\":7").getBytes(StandardCharsets.ISO_8859_1);
        return with(real, real.getAction().toBuilder().setProposalResponsePayload(ByteString.copyFrom(other)));
    }

    /** An administrator's certificate comes from the same authority as the peer's. */
    static ChaincodeActionPayload byAnAdministrator(ChaincodeActionPayload real, Path users) {
        try (Stream<Path> all = Files.list(users)) {
            Path user = all.filter(path -> path.getFileName().toString().startsWith("Admin")).findFirst().orElseThrow()
                    .resolve("msp");
            try (Stream<Path> certificates = Files.list(user.resolve("signcerts"))) {
                ByteString identity = SerializedIdentity.newBuilder().setMspid("HostAMSP")
                        .setIdBytes(ByteString.copyFrom(Files.readAllBytes(certificates.findFirst().orElseThrow())))
                        .build().toByteString();
                Bytes content = Bytes.copyOf(real.getAction().getProposalResponsePayload().concat(identity)
                        .toByteArray());
                Endorsement forged = Endorsement.newBuilder().setEndorser(identity).setSignature(ByteString.copyFrom(
                        ForgedBlock.sign(user.resolve("keystore"), content).buffer())).build();
                int host = msp(real.getAction().getEndorsements(0)).equals("HostAMSP") ? 0 : 1;
                return with(real, real.getAction().toBuilder().setEndorsements(host, forged));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String msp(Endorsement endorsement) throws InvalidProtocolBufferException {
        return SerializedIdentity.parseFrom(endorsement.getEndorser()).getMspid();
    }

    private static ChaincodeActionPayload with(ChaincodeActionPayload real, ChaincodeEndorsedAction.Builder action) {
        return real.toBuilder().setAction(action).build();
    }
}
