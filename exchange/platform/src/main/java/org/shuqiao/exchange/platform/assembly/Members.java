package org.shuqiao.exchange.platform.assembly;

import java.util.List;
import org.shuqiao.catalog.department.Department;

/** The departments of the city, as two persons approved them. */
record Members(List<Department> departments) {

    /** The data authority stands first in the file of departments. */
    String authority() {
        return departments.isEmpty() ? "" : departments.getFirst().id();
    }
}
