package org.shuqiao.exchange.platform.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.platform.settings.SecretFile;

/** Creates the first administrator of an empty platform, with a random password in the secrets folder. */
final class FirstAccount {

    private static final String LOGIN = "admin";

    private FirstAccount() { }

    static void create(Accounts accounts, List<Department> departments, Path secrets) {
        if (departments.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(secrets);
            String password = SecretFile.randomUnlessThere(secrets.resolve("account-" + LOGIN));
            accounts.bootstrap(departments.getFirst().id(), LOGIN, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
