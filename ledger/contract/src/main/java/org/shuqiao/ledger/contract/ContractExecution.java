package org.shuqiao.ledger.contract;

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
 * Runs the contract through the Fabric shim's routing and serialization. Contract and serializer are registered by
 * hand: the shim's search of the class path takes seconds.
 */
public final class ContractExecution {

    /** The shim logs each refusal as an error with its stack; whatever fails reaches the caller anyway. */
    private static final Logger SHIM = Logger.getLogger("org.hyperledger.fabric");

    static {
        SHIM.setLevel(Level.OFF);
    }

    private final RoutingRegistryImpl routes = new RoutingRegistryImpl();
    private final ExecutionService execution;

    public ContractExecution() {
        Class<? extends ContractInterface> contract = LifeCycleContract.class;
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

    /**
     * @return the contract's answer; a refusal is an error response with its coded message
     * @throws org.hyperledger.fabric.contract.ContractRuntimeException when the contract failed otherwise
     */
    public Chaincode.Response execute(ChaincodeStub stub) {
        InvocationRequest request = ExecutionFactory.getInstance().createRequest(stub);
        return execution.executeRequest(routes.getTxFn(request), request, stub);
    }
}
