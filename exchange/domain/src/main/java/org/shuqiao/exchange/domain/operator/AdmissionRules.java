package org.shuqiao.exchange.domain.operator;

import java.time.Instant;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Says what can be an admission. */
final class AdmissionRules {

    private final ExchangeStore store;
    private final Departments departments;
    private final Set<String> operators;

    AdmissionRules(ExchangeStore store, Departments departments, Set<String> operators) {
        this.store = store;
        this.departments = departments;
        this.operators = operators;
    }

    void check(Admission admission, Instant now) {
        if (!operators.contains(admission.operator())) {
            throw new CodedException(OperatorCode.NO_OPERATOR, admission.operator());
        }
        if (!hasOfficer(admission)) {
            throw new CodedException(OperatorCode.NO_SECURITY_OFFICER, admission.operator());
        }
        admission.texts().forEach(text -> FreeTextRules.check("basis, purposes", text));
        admission.scope().purposes().forEach(FreeTextRules::purpose);
        require(admission.from().isBefore(admission.to()) && now.isBefore(admission.to()), "to",
                new FieldFault("end-first", "止日须晚于起日和今日", "after the first day and today"));
        require(!admission.scope().providers().isEmpty() && admission.scope().providers().stream()
                .allMatch(each -> departments.find(each).isPresent() && !operators.contains(each)), "providers",
                new FieldFault("providers", "须是平台上的部门，且不是运营方", "departments, none of them an operator"));
        require(!admission.scope().purposes().isEmpty(), "purposes",
                new FieldFault("purposes", "至少一个用途", "one at least"));
        require(admission.scope().rowsPerDay() > 0, "rowsPerDay",
                new FieldFault("rows", "大于 0 的整数", "more than 0"));
    }

    /** @return whether its data security officer is on duty: an active account of the operator, as its officer */
    boolean hasOfficer(Admission admission) {
        return store.sql("""
                select exists (select from exchange.account where login = :login and department = :operator and active
                    and :role = any(roles))""")
                .param("login", admission.securityOfficer()).param("operator", admission.operator())
                .param("role", Role.OFFICER.id()).query(Boolean.class).single();
    }

    private static void require(boolean good, String field, FieldFault wanted) {
        if (!good) {
            throw new CodedException(OperatorCode.ADMISSION_INVALID, FieldFault.field(field), wanted);
        }
    }
}
