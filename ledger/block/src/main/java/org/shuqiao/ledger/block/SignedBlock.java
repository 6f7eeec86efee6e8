package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * A block as its orderer signed it: header, transactions and signatures. What peers write into its metadata, above all
 * which transactions they hold valid, is not part of it, because no orderer signs that.
 *
 * @param previous hash of the header before it; empty in block 0
 * @param data hash over all envelopes
 * @param signed what the orderers signed beside the header: where the last configuration stands
 * @see <a href="https://hyperledger-fabric.readthedocs.io/en/release-2.5/ledger/ledger.html#blocks">Fabric, Blocks</a>
 */
public record SignedBlock(long number, ByteString previous, ByteString data, List<ByteString> envelopes,
        ByteString signed, List<OrdererSignature> signatures) {

    public SignedBlock {
        envelopes = List.copyOf(envelopes);
        signatures = List.copyOf(signatures);
    }

    /** @param header Fabric's {@code SignatureHeader}: who signs, with a nonce */
    public record OrdererSignature(ByteString header, ByteString signature) {
    }

    /** @throws CodedException {@code BLOCK_FORM} when its metadata is no message */
    public static SignedBlock of(Block block) {
        try {
            Metadata signatures = block.getMetadata().getMetadataCount() == 0 ? Metadata.getDefaultInstance()
                    : Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE));
            return new SignedBlock(block.getHeader().getNumber(), block.getHeader().getPreviousHash(),
                    block.getHeader().getDataHash(), block.getData().getDataList(), signatures.getValue(),
                    signatures.getSignaturesList().stream().map(SignedBlock::signature).toList());
        } catch (InvalidProtocolBufferException e) {
            throw new CodedException(LedgerCode.BLOCK_FORM, e, "metadata");
        }
    }

    private static OrdererSignature signature(MetadataSignature signature) {
        return new OrdererSignature(signature.getSignatureHeader(), signature.getSignature());
    }

    /** @return the header in the form that is hashed and signed: ASN.1 DER of number, previous hash and data hash */
    ByteString header() {
        try {
            return ByteString.copyFrom(new DERSequence(new ASN1Encodable[] {
                new ASN1Integer(new BigInteger(Long.toUnsignedString(number))),
                new DEROctetString(previous.toByteArray()), new DEROctetString(data.toByteArray())}).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is written to memory
        }
    }

    /** @return the hash of its header, which the next block repeats */
    public ByteString hash() {
        return ChannelHash.of(header());
    }

    /** @return whether the header is of these transactions */
    public boolean holds() {
        return ChannelHash.of(envelopes.toArray(ByteString[]::new)).equals(data);
    }
}
