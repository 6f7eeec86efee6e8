package org.shuqiao.systems.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.block.SignedBlock;
import org.shuqiao.ledger.block.SignedBlock.OrdererSignature;
import org.shuqiao.ledger.block.wire.Bytes;

/** Builds a forged block: a changed transaction signed by the orderer's real key. */
final class ForgedBlock {

    private ForgedBlock() { }

    /** @param change what becomes of the anchoring transaction's action, the rest of the block stays */
    static BlockProof of(BlockProof proof, Path ordererKeys, UnaryOperator<ChaincodeActionPayload> change) {
        try {
            return with(proof, ordererKeys, changed(proof.block().envelopes().get(proof.transaction()), change));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** @param envelope which stands in place of the anchoring transaction */
    static BlockProof with(BlockProof proof, Path ordererKeys, Bytes envelope) {
        SignedBlock block = proof.block();
        try {
            List<Bytes> envelopes = new ArrayList<>(block.envelopes());
            envelopes.set(proof.transaction(), envelope);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            envelopes.forEach(each -> digest.update(each.toByteArray()));
            Bytes data = Bytes.copyOf(digest.digest());
            OrdererSignature before = block.signatures().getFirst();
            Bytes header = Bytes.copyOf(new DERSequence(new ASN1Encodable[] {
                new ASN1Integer(BigInteger.valueOf(block.number())), new DEROctetString(block.previous().toByteArray()),
                new DEROctetString(data.toByteArray())}).getEncoded());
            Bytes signature = sign(ordererKeys, block.signed().concat(before.header()).concat(header));
            return new BlockProof(proof.channel(), new SignedBlock(block.number(), block.previous(), data, envelopes,
                    block.signed(), List.of(new OrdererSignature(before.header(), signature))), proof.transaction());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** @return a signature as Fabric makes it. @param keys folder that holds one private key */
    static Bytes sign(Path keys, Bytes content) throws IOException, GeneralSecurityException {
        try (Stream<Path> files = Files.list(keys);
                Reader key = Files.newBufferedReader(files.findFirst().orElseThrow())) {
            Signer signer = Signers.newPrivateKeySigner(Identities.readPrivateKey(key));
            return Bytes.copyOf(signer.sign(MessageDigest.getInstance("SHA-256").digest(content.toByteArray())));
        }
    }

    private static Bytes changed(Bytes bytes, UnaryOperator<ChaincodeActionPayload> change)
            throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(bytes.toByteArray());
        Payload payload = Payload.parseFrom(envelope.getPayload());
        Transaction transaction = Transaction.parseFrom(payload.getData());
        TransactionAction action = transaction.getActions(0);
        ChaincodeActionPayload changed = change.apply(ChaincodeActionPayload.parseFrom(action.getPayload()));
        Transaction with = transaction.toBuilder().setActions(0, action.toBuilder().setPayload(changed.toByteString()))
                .build();
        return Bytes.copyOf(envelope.toBuilder().setPayload(payload.toBuilder().setData(with.toByteString()).build()
                .toByteString())
                .build().toByteArray());
    }
}
