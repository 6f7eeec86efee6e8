package org.shuqiao.exchange.platform.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.platform.settings.SecretFile;

/**
 * Creates the first two administrators of an empty platform, with random passwords in the secrets folder. They are for
 * two different persons; one alone changes nothing.
 */
final class FirstAccounts {

    private static final List<String> LOGINS = List.of("admin", "admin2");

    private FirstAccounts() { }

    static void create(Accounts accounts, List<Department> departments, Path secrets) {
        if (departments.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(secrets);
            Map<String, String> passwords = new LinkedHashMap<>();
            for (String login : LOGINS) {
                passwords.put(login, SecretFile.randomUnlessThere(secrets.resolve("account-" + login)));
            }
            accounts.bootstrap(departments.getFirst().id(), passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
