package org.shuqiao.ledger.contract;

import org.hyperledger.fabric.contract.ClientIdentity;

/**
 * Who submits: the organisation that issued the certificate (its MSP id) and the department that the certificate names
 * in its attribute {@value #ATTRIBUTE}. A certificate that names none speaks for the organisation itself, as the
 * department of the same name.
 */
record Speaker(String organisation, String department, boolean named) {

    static final String ATTRIBUTE = "shuqiao.department";

    static Speaker of(ClientIdentity identity) {
        String department = identity.getAttributeValue(ATTRIBUTE);
        return department == null
                ? new Speaker(identity.getMSPID(), identity.getMSPID(), false)
                : new Speaker(identity.getMSPID(), department, true);
    }
}
