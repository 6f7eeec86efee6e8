package org.shuqiao.ledger.block;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;

/**
 * Block as its orderer signed it: header, transactions and signatures. What peers write into its metadata, above all
 * which transactions they hold valid, is not part of it, because no orderer signs that.
 *
 * @param previous hash of the header before it; empty in block 0
 * @param data hash over all envelopes
 * @param signed what the orderers signed beside the header: where the last configuration stands
 * @see <a href="https://hyperledger-fabric.readthedocs.io/en/release-2.5/ledger/ledger.html#blocks">Fabric, Blocks</a>
 */
public record SignedBlock(long number, Bytes previous, Bytes data, List<Bytes> envelopes,
        Bytes signed, List<OrdererSignature> signatures) {

    public SignedBlock {
        envelopes = List.copyOf(envelopes);
        signatures = List.copyOf(signatures);
    }

    /** @param header Fabric's {@code SignatureHeader}: who signs, with a nonce */
    public record OrdererSignature(Bytes header, Bytes signature) { }

    /**
     * @param block as a peer gives it. @throws CodedException {@code BLOCK_FORM} when it or its metadata is no message
     */
    public static SignedBlock of(Bytes block) {
        return of(Message.read(block, FabricTypes.BLOCK));
    }

    static SignedBlock of(Message block) {
        Message header = block.message("header");
        Message signatures = Message.read(metadata(block, FabricTypes.METADATA_SIGNATURES), FabricTypes.METADATA);
        return new SignedBlock(header.number("number"), header.bytes("previous_hash"), header.bytes("data_hash"),
                block.message("data").allBytes("data"), signatures.bytes("value"),
                signatures.allMessages("signatures").stream().map(SignedBlock::signature).toList());
    }

    /** @return what stands at that place of the metadata, which is empty where there is no such place */
    static Bytes metadata(Message block, int place) {
        List<Bytes> metadata = block.message("metadata").allBytes("metadata");
        return place < metadata.size() ? metadata.get(place) : Bytes.EMPTY;
    }

    private static OrdererSignature signature(Message signature) {
        return new OrdererSignature(signature.bytes("signature_header"), signature.bytes("signature"));
    }

    /** @return the header in the form that is hashed and signed: ASN.1 DER of number, previous hash and data hash */
    Bytes header() {
        try {
            return Bytes.copyOf(new DERSequence(new ASN1Encodable[] {
                new ASN1Integer(new BigInteger(Long.toUnsignedString(number))),
                new DEROctetString(previous.toByteArray()), new DEROctetString(data.toByteArray())}).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is written to memory
        }
    }

    /** @return the hash of its header, which the next block repeats */
    public Bytes hash() {
        return ChannelHash.of(header());
    }

    /** @return whether the header is of these transactions */
    public boolean holds() {
        return ChannelHash.of(envelopes.toArray(Bytes[]::new)).equals(data);
    }
}
