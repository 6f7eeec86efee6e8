package org.shuqiao.exchange.domain.act;

import org.shuqiao.ledger.signature.Custody;

/** Chooses who signs for a department: whoever holds its newest key. */
public final class DepartmentSigners {

    private final DepartmentKeys keys;
    private final DepartmentSigner hosted;
    private final DepartmentSigner node;

    public DepartmentSigners(DepartmentKeys keys, DepartmentSigner hosted, DepartmentSigner node) {
        this.keys = keys;
        this.hosted = hosted;
        this.node = node;
    }

    DepartmentSigner of(String department) {
        return keys.custody(department) == Custody.NODE ? node : hosted;
    }
}
