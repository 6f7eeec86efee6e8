package org.shuqiao.ledger.embedded;

import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Serializer;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.contract.execution.ExecutionFactory;
import org.hyperledger.fabric.contract.execution.ExecutionService;
import org.hyperledger.fabric.contract.execution.InvocationRequest;
import org.hyperledger.fabric.contract.execution.JSONTransactionSerializer;
import org.hyperledger.fabric.contract.execution.SerializerInterface;
import org.hyperledger.fabric.contract.routing.ContractDefinition;
import org.hyperledger.fabric.contract.routing.impl.RoutingRegistryImpl;
import org.hyperledger.fabric.contract.routing.impl.SerializerRegistryImpl;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * Runs a contract through the shim's own routing and serialization, as a peer's chaincode would. Contract and
 * serializer are registered by hand: the shim's search of the class path takes seconds.
 */
final class InProcessChaincode {

    /** The shim logs each refusal as an error with its stack; here whatever fails reaches the caller as an exception. */
    private static final Logger SHIM = Logger.getLogger("org.hyperledger.fabric");

    static {
        SHIM.setLevel(Level.OFF);
    }

    private final RoutingRegistryImpl routes = new RoutingRegistryImpl();
    private final ExecutionService execution;

    InProcessChaincode(Class<? extends ContractInterface> contract) {
        @SuppressWarnings("unchecked") // the registry's parameter is declared too narrow for any contract class
        ContractDefinition definition = routes.addNewContract((Class<ContractInterface>) contract);
        for (Method method : contract.getMethods()) {
            if (method.isAnnotationPresent(Transaction.class)) {
                definition.addTxFunction(method);
            }
        }
        SerializerInterface json = new JSONTransactionSerializer();
        execution = ExecutionFactory.getInstance().createExecutionService(new SerializerRegistryImpl() {
            @Override
            public SerializerInterface getSerializer(String name, Serializer.TARGET target) {
                return json;
            }
        });
    }

    Chaincode.Response execute(ChaincodeStub stub) {
        InvocationRequest request = ExecutionFactory.getInstance().createRequest(stub);
        return execution.executeRequest(routes.getTxFn(request), request, stub);
    }
}
