package org.shuqiao.ledger.contract;

import java.util.Arrays;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ext.sbe.StateBasedEndorsement;
import org.hyperledger.fabric.shim.ext.sbe.impl.StateBasedEndorsementFactory;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;

/**
 * Key-level endorsement policies of the facts. The chaincode's own policy
 * asks for the authority and one organisation more; as soon as a fact has a provider, that one must be the provider's.
 * A ledger that no authority founded has no such keys.
 */
final class KeyEndorsementPolicy {

    private final ChaincodeStub stub;
    private final FactStore world;
    private final DepartmentMembership members;

    KeyEndorsementPolicy(ChaincodeStub stub, FactStore world, DepartmentMembership members) {
        this.stub = stub;
        this.world = world;
        this.members = members;
    }

    /**
     * Protects a fact, and notes its event under its provider's own key, which is protected too: so the provider's
     * organisation must endorse the event that creates a fact as well. The note is written without being read, and
     * events of one provider do not conflict.
     */
    void protect(Fact fact) {
        Optional<String> authority = world.authority().flatMap(members::organisationOf);
        if (authority.isEmpty()) {
            return;
        }
        if (fact.kind() == FactKind.MEMBER) {
            protect(FactStore.providerKey(fact.id()), authority.get(), fact.detail("organisation"));
            protect(FactStore.factKey(fact.kind(), fact.id()), authority.get(), fact.detail("organisation"));
            world.note(fact.id(), fact.event());
            return;
        }
        String provider = fact.detail("provider");
        if (!provider.isEmpty()) {
            protect(FactStore.factKey(fact.kind(), fact.id()), authority.get(), members.endorserOf(provider));
            world.note(provider, fact.event());
        }
    }

    private void protect(String key, String authority, String organisation) {
        if (authority.equals(organisation)) {
            return; // the authority's own facts stay under the chaincode's policy, which asks for one more
        }
        StateBasedEndorsement both = StateBasedEndorsementFactory.getInstance().newStateBasedEndorsement(new byte[0]);
        both.addOrgs(StateBasedEndorsement.RoleType.RoleTypePeer, authority, organisation);
        byte[] policy = both.policy();
        if (!Arrays.equals(policy, stub.getStateValidationParameter(key))) {
            stub.setStateValidationParameter(key, policy);
        }
    }
}
