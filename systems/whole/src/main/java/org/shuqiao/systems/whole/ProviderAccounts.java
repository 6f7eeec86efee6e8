package org.shuqiao.systems.whole;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SecretFile;
import org.shuqiao.systems.oidc.server.ProviderSettings;

/** Demo accounts of the OpenID provider: one requester per department and one auditor. */
final class ProviderAccounts {

    private ProviderAccounts() { }

    /**
     * Their passwords are random and stand with the platform's secrets, where the demo looks for those of everybody.
     */
    static List<ProviderSettings.Person> of(Home home) throws IOException {
        List<Department> departments = DepartmentFile.read(home.configuration());
        List<ProviderSettings.Person> people = new ArrayList<>();
        for (Department department : departments) {
            people.add(person(home, department.id() + "-user", department.id(), "requester"));
        }
        people.add(person(home, "auditor", departments.getFirst().id(), "auditor"));
        return people;
    }

    private static ProviderSettings.Person person(Home home, String login, String department, String role)
            throws IOException {
        return new ProviderSettings.Person(login,
                SecretFile.randomUnlessThere(home.secrets().resolve("account-" + login)), login,
                department, List.of(role));
    }
}
