package org.shuqiao.exchange.domain.push.targets;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceReach;

/**
 * Holds targets to what their department may reach: hosts of its list, which must name some, and passwords of its own.
 * It is asked again before each push, since lists change and names may lead elsewhere.
 */
public final class TargetReach {

    private final SourceReach reach;
    private final SecretResolver secrets;

    public TargetReach(SourceReach reach, SecretResolver secrets) {
        this.reach = reach;
        this.secrets = secrets;
    }

    /** @throws CodedException {@code HOSTS_UNNAMED}, or {@code SQ-SRC} with what is not allowed */
    public void check(String department, String url, String secret) {
        if (!reach.namesHosts(department)) {
            throw new CodedException(PushCode.HOSTS_UNNAMED, department);
        }
        reach.checkDatabase(department, url, secret, secrets);
    }

    /** @return the password behind a name that {@link #check} let through */
    public String password(String department, String secret) {
        return secrets.forDepartment(department).secret(secret);
    }
}
