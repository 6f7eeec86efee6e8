package org.shuqiao.ledger.embedded;

import java.util.List;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/** Base of the embedded chaincode stub, whose unsupported calls throw {@link UnsupportedOperationException}. */
abstract class UnsupportedStubCalls implements ChaincodeStub {

    @Override
    public final Chaincode.Response invokeChaincode(String first, List<byte[]> second, String third) {
        throw notOffered("invokeChaincode");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByRange(String first, String second) {
        throw notOffered("getStateByRange");
    }

    @Override
    public final QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(String first, String second,
            int third, String fourth) {
        throw notOffered("getStateByRangeWithPagination");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String first) {
        throw notOffered("getStateByPartialCompositeKey");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String first, String... second) {
        throw notOffered("getStateByPartialCompositeKey");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey first) {
        throw notOffered("getStateByPartialCompositeKey");
    }

    @Override
    public final QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey first, int second, String third) {
        throw notOffered("getStateByPartialCompositeKeyWithPagination");
    }

    @Override
    public final CompositeKey createCompositeKey(String first, String... second) {
        throw notOffered("createCompositeKey");
    }

    @Override
    public final CompositeKey splitCompositeKey(String first) {
        throw notOffered("splitCompositeKey");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getQueryResult(String first) {
        throw notOffered("getQueryResult");
    }

    @Override
    public final QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(String first, int second,
            String third) {
        throw notOffered("getQueryResultWithPagination");
    }

    @Override
    public final byte[] getPrivateData(String first, String second) {
        throw notOffered("getPrivateData");
    }

    @Override
    public final byte[] getPrivateDataHash(String first, String second) {
        throw notOffered("getPrivateDataHash");
    }

    @Override
    public final byte[] getPrivateDataValidationParameter(String first, String second) {
        throw notOffered("getPrivateDataValidationParameter");
    }

    @Override
    public final void putPrivateData(String first, String second, byte[] third) {
        throw notOffered("putPrivateData");
    }

    @Override
    public final void setPrivateDataValidationParameter(String first, String second, byte[] third) {
        throw notOffered("setPrivateDataValidationParameter");
    }

    @Override
    public final void delPrivateData(String first, String second) {
        throw notOffered("delPrivateData");
    }

    @Override
    public final void purgePrivateData(String first, String second) {
        throw notOffered("purgePrivateData");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByRange(String first, String second, String third) {
        throw notOffered("getPrivateDataByRange");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String first, String second) {
        throw notOffered("getPrivateDataByPartialCompositeKey");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String first, CompositeKey second) {
        throw notOffered("getPrivateDataByPartialCompositeKey");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String first, String second,
            String... third) {
        throw notOffered("getPrivateDataByPartialCompositeKey");
    }

    @Override
    public final QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String first, String second) {
        throw notOffered("getPrivateDataQueryResult");
    }

    @Override
    public final void setEvent(String first, byte[] second) {
        throw notOffered("setEvent");
    }

    @Override
    public final ChaincodeEvent getEvent() {
        throw notOffered("getEvent");
    }

    @Override
    public final SignedProposal getSignedProposal() {
        throw notOffered("getSignedProposal");
    }

    @Override
    public final byte[] getBinding() {
        throw notOffered("getBinding");
    }

    private static UnsupportedOperationException notOffered(String call) {
        return new UnsupportedOperationException("the embedded ledger has no " + call);
    }
}
