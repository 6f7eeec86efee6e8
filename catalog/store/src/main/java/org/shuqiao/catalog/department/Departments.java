package org.shuqiao.catalog.department;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Registry of departments, loaded from configuration and amended by each later load. */
public final class Departments {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern DIVISION = Pattern.compile("\\d{6}(\\d{3}){0,2}");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PublishQueue waiting;

    public Departments(JdbcClient jdbc, TransactionOperations transactions, PublishQueue waiting) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.waiting = waiting;
    }

    /** Adds the departments, or amends those already known by their id; none is removed. */
    public void load(Collection<Department> departments) {
        departments.forEach(Departments::check);
        transactions.executeWithoutResult(status -> departments.forEach(this::write));
    }

    public List<Department> all() {
        return jdbc.sql("SELECT * FROM catalog.department ORDER BY id")
                .query((row, number) -> department(row)).list();
    }

    public Optional<Department> find(String id) {
        return jdbc.sql("SELECT * FROM catalog.department WHERE id = ?").param(id)
                .query((row, number) -> department(row)).optional();
    }

    private void write(Department department) {
        if (find(department.id()).filter(department::equals).isPresent()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO catalog.department (id, zh, en, code, division, operator) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET zh = excluded.zh, en = excluded.en, code = excluded.code, division = \
                excluded.division, operator = excluded.operator
                """).params(department.id(), department.zh(), department.en(), department.code(), department.division(),
                        department.operator())
                .update();
        waiting.add(ChangeKind.DEPARTMENT, department.id());
    }

    private static Department department(ResultSet row) throws SQLException {
        return new Department(row.getString("id"), row.getString("zh"), row.getString("en"), row.getString("code"),
                row.getString("division"), row.getBoolean("operator"));
    }

    private static void check(Department department) {
        require(ID.matcher(department.id()).matches(), department, "id");
        require(!department.zh().isBlank(), department, "zh");
        require(!department.en().isBlank(), department, "en");
        require(DIVISION.matcher(department.division()).matches(), department, "division");
    }

    private static void require(boolean good, Department department, String field) {
        if (!good) {
            throw new CodedException(CatalogCode.DEPARTMENT_INVALID, department.id(), field);
        }
    }
}
