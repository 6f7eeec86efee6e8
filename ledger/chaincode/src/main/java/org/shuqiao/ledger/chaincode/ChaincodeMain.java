package org.shuqiao.ledger.chaincode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.hyperledger.fabric.contract.ContractRuntimeException;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;
import org.shuqiao.ledger.contract.ContractExecution;

/**
 * Main class of the chaincode server, which serves the contract to one organisation's peer over mutual TLS. Settings
 * come from the environment, under the names that Fabric's own chaincode services use: {@code CHAINCODE_SERVER_ADDRESS}
 * (host:port), {@code CORE_CHAINCODE_ID_NAME} (the package id that the peer gave), {@code CHAINCODE_TLS_KEY},
 * {@code CHAINCODE_TLS_CERT} and {@code CHAINCODE_CLIENT_CA_CERT} (PEM files). Only with {@code
 * CHAINCODE_TLS_DISABLED=true} is TLS left out.
 */
public final class ChaincodeMain extends ChaincodeBase {

    private final ContractExecution contract = new ContractExecution();

    private ChaincodeMain() { }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        ChaincodeMain process = new ChaincodeMain();
        process.processEnvironmentOptions();
        Metrics.initialize(process.getChaincodeConfig());
        Traces.initialize(process.getChaincodeConfig());
        NettyChaincodeServer server = new NettyChaincodeServer(process, settings(environment));
        server.start(); // returns when the process is told to end
    }

    private static ChaincodeServerProperties settings(Map<String, String> environment) {
        ChaincodeServerProperties settings = new ChaincodeServerProperties();
        String address = required(environment, "CHAINCODE_SERVER_ADDRESS");
        int colon = address.lastIndexOf(':');
        settings.setServerAddress(new InetSocketAddress(address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1))));
        if (!Boolean.parseBoolean(environment.get("CHAINCODE_TLS_DISABLED"))) {
            settings.setTlsEnabled(true);
            settings.setKeyFile(required(environment, "CHAINCODE_TLS_KEY"));
            settings.setKeyCertChainFile(required(environment, "CHAINCODE_TLS_CERT"));
            settings.setTrustCertCollectionFile(required(environment, "CHAINCODE_CLIENT_CA_CERT"));
        }
        return settings;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set");
        }
        return value;
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try {
            return contract.execute(stub);
        } catch (ContractRuntimeException e) {
            System.err.println(stub.getTxId() + " " + e.getMessage());
            e.printStackTrace(); // the peer and the caller are told only that it failed
            return ResponseUtils.newErrorResponse("the contract failed");
        }
    }
}
