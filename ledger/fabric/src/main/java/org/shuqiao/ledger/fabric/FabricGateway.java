package org.shuqiao.ledger.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.ConnectionFile.Department;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;

/**
 * Gateway connections of a connection file: one connection per peer, one signer per department. Opening it
 * reads the files it names and connects to nobody; each call has a deadline, so that a peer that hangs holds nobody up.
 */
public final class FabricGateway implements AutoCloseable {

    private static final long KEEP_ALIVE_SECONDS = 60; // what a peer allows without being asked
    // what peers and orderers take themselves: a block of ten megabytes is one message
    private static final int MOST_BYTES = 100 << 20;

    private final ConnectionFile file;
    private final FabricTimeouts patience;
    private final Map<Peer, ManagedChannel> channels = new HashMap<>();
    private final Map<String, Credentials> credentials = new HashMap<>();
    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();

    private record Credentials(Identity identity, Signer signer) { }

    private FabricGateway(ConnectionFile file, FabricTimeouts patience) {
        this.file = file;
        this.patience = patience;
    }

    /** @throws CodedException {@code LEDGER_CONNECTION} when a certificate or a key cannot be used */
    public static FabricGateway open(ConnectionFile file, FabricTimeouts patience) {
        FabricGateway gateway = new FabricGateway(file, patience);
        try {
            file.departments().forEach(department -> gateway.credentials.put(department.id(),
                    gateway.credentials(department)));
            file.peers().forEach(peer -> gateway.channels.put(peer, gateway.channel(peer)));
        } catch (CodedException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    /** @return the channel, for a department, through a peer */
    public Network network(String department, Peer peer) {
        Credentials as = credentials.get(department);
        if (as == null) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, file.folder(), "departments: " + department);
        }
        return gateways.computeIfAbsent(department + " " + peer.endpoint(), key -> Gateway.newInstance()
                .identity(as.identity()).signer(as.signer()).hash(Hash.SHA256)
                .connection(channels.get(peer))
                .evaluateOptions(options -> within(options, patience.read()))
                .endorseOptions(options -> within(options, patience.endorse()))
                .submitOptions(options -> within(options, patience.order()))
                .commitStatusOptions(options -> within(options, patience.commit()))
                .connect()).getNetwork(file.channel());
    }

    /** @return how many blocks a peer has */
    public long height(Peer peer) throws GatewayException {
        byte[] answer = network(file.authority(), peer).getContract("qscc").newProposal("GetChainInfo")
                .addArguments(file.channel()).setEndorsingOrganizations(organisation(peer)).build().evaluate();
        try {
            return BlockchainInfo.parseFrom(answer).getHeight();
        } catch (InvalidProtocolBufferException e) {
            throw new CodedException(LedgerCode.LEDGER_UNREACHABLE, e, peer.name());
        }
    }

    /** @return a block of the channel as a peer has it */
    public Block block(Peer peer, long number) throws GatewayException {
        byte[] answer = network(file.authority(), peer).getContract("qscc").newProposal("GetBlockByNumber")
                .addArguments(file.channel(), Long.toString(number)).setEndorsingOrganizations(organisation(peer))
                .build().evaluate();
        try {
            return Block.parseFrom(answer);
        } catch (InvalidProtocolBufferException e) {
            throw new CodedException(LedgerCode.LEDGER_UNREACHABLE, e, peer.name());
        }
    }

    /** @return the channel's blocks from a number on, those to come as well, for as long as {@code time} says */
    public CloseableIterator<Block> blocks(Peer peer, long from, Duration time) {
        return network(file.authority(), peer).newBlockEventsRequest().startBlock(from).build()
                .getEvents(options -> within(options, time));
    }

    /** Connects at once the next time, however long the peer was away. */
    public void resetConnectBackoff() {
        channels.values().forEach(ManagedChannel::resetConnectBackoff);
    }

    /** @return the peers of all organisations, those of the authority's first */
    public List<Peer> peers() {
        return file.peers();
    }

    public ConnectionFile file() {
        return file;
    }

    private String organisation(Peer peer) {
        return file.organisations().stream().filter(organisation -> organisation.peers().contains(peer))
                .findFirst().orElseThrow().msp();
    }

    private static CallOptions within(CallOptions options, Duration time) {
        return options.withDeadlineAfter(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ManagedChannel channel(Peer peer) {
        Path ca = file.resolve(peer.tlsCa());
        try {
            ManagedChannelBuilder<?> builder = Grpc.newChannelBuilder(peer.endpoint(),
                    TlsChannelCredentials.newBuilder().trustManager(ca.toFile()).build())
                    .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                    .maxInboundMessageSize(MOST_BYTES);
            if (peer.serverName() != null) {
                builder.overrideAuthority(peer.serverName());
            }
            return builder.build();
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, e, ca, e.getClass().getSimpleName());
        }
    }

    private Credentials credentials(Department department) {
        Path certificate = file.resolve(department.certificate());
        Path key = file.resolve(department.key());
        try (Reader certificateText = Files.newBufferedReader(certificate);
                Reader keyText = Files.newBufferedReader(key)) {
            return new Credentials(
                    new X509Identity(department.msp(), Identities.readX509Certificate(certificateText)),
                    Signers.newPrivateKeySigner(Identities.readPrivateKey(keyText)));
        } catch (IOException | CertificateException | InvalidKeyException e) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, e, certificate, e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        gateways.values().forEach(Gateway::close);
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}
