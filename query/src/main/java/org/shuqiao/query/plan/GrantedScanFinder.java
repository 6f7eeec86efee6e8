package org.shuqiao.query.plan;

import java.util.function.Consumer;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Finds the granted scans of a logical plan, including those in sub-queries. */
final class GrantedScanFinder {

    private GrantedScanFinder() { }

    static void forEach(RelNode rel, Consumer<GrantedScan> found) {
        if (rel instanceof GrantedScan scan) {
            found.accept(scan);
        }
        rel.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                forEach(query.rel, found);
                return super.visitSubQuery(query);
            }
        });
        rel.getInputs().forEach(input -> forEach(input, found));
    }
}
