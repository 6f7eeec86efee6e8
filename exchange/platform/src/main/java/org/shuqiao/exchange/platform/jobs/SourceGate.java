package org.shuqiao.exchange.platform.jobs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.push.targets.TargetReach;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceReach;

/** Lets through the source files that reach only what their department may, before anything is collected or tried. */
public final class SourceGate {

    private final SourceReach reach;
    private final SecretResolver secrets;

    private SourceGate(SourceReach reach, SecretResolver secrets) {
        this.reach = reach;
        this.secrets = secrets;
    }

    /** @param home has the platform's secrets, and the files that officers brought in through the portal */
    public static SourceGate of(Configuration configuration, List<Department> departments, Home home) {
        Configuration.Reach allowed = configuration.reach();
        List<String> folders = Stream.concat(allowed.folders().stream(), Stream.of(home.uploads().toString()))
                .toList();
        return new SourceGate(new SourceReach(configuration.city().origin(),
                departments.stream().map(Department::id).collect(Collectors.toSet()), allowed.variables(), folders,
                allowed.hosts()), SecretResolver.of(home.secrets()));
    }

    /** @return the same lists, for databases that departments have rows pushed into */
    public TargetReach targets() {
        return new TargetReach(reach, secrets);
    }

    /** @throws org.shuqiao.base.error.CodedException {@code SQ-SRC} with what the file has to say instead */
    public void check(SourceFile file) {
        reach.check(file, secrets);
    }
}
