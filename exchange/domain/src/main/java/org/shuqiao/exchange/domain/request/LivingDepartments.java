package org.shuqiao.exchange.domain.request;

import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.clock.ClockCode;

/** The departments of the city as the file of departments in force names them; one that was dissolved is not here. */
public record LivingDepartments(Set<String> ids) {

    public LivingDepartments {
        ids = Set.copyOf(ids);
    }

    public boolean has(String department) {
        return ids.contains(department);
    }

    /** @throws CodedException {@code PROVIDER_GONE} */
    public void require(String department) {
        if (!has(department)) {
            throw new CodedException(ClockCode.PROVIDER_GONE, department);
        }
    }
}
