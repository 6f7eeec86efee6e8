package org.shuqiao.ledger.contract;

import org.hyperledger.fabric.contract.ClientIdentity;

/**
 * Submitter of a transaction: the MSP id and the department in the certificate's attribute {@value #ATTRIBUTE}. A
 * certificate that names none speaks for the organisation itself, as the department of the same name.
 */
record Submitter(String organisation, String department, boolean named) {

    static final String ATTRIBUTE = "shuqiao.department";

    static Submitter of(ClientIdentity identity) {
        String department = identity.getAttributeValue(ATTRIBUTE);
        return department == null
                ? new Submitter(identity.getMSPID(), identity.getMSPID(), false)
                : new Submitter(identity.getMSPID(), department, true);
    }
}
