package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.act.ActChain;

/** Verifies each department's chain of signed acts from its beginning. */
public final class ActChainCheck implements AuditCheck {

    private final Departments departments;
    private final ActChain chain;

    public ActChainCheck(Departments departments, ActChain chain) {
        this.departments = departments;
        this.chain = chain;
    }

    @Override
    public String name() {
        return "acts";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<Department> all = departments.all();
        for (Department department : all) {
            try {
                chain.verify(department.id());
            } catch (CodedException e) {
                found.accept(new Finding(FindingKind.ACTS_CHANGED, department.id(), e.code().id()));
            }
        }
        return all.size();
    }
}
