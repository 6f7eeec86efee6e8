package org.shuqiao.systems.fabric;

import org.junit.jupiter.api.AfterAll;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.LedgerContractTest;
import org.shuqiao.ledger.fabric.FabricLedger;

/** Runs the ledger contract on a real Fabric network. */
@NeedsFabric
class FabricLedgerTest extends LedgerContractTest {

    private static Ledger ledger;

    @AfterAll
    static void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    @Override
    protected Ledger ledger() {
        if (ledger == null) {
            ledger = FabricLedger.open(TestNetwork.shared().connectionFile());
        }
        return ledger;
    }
}
