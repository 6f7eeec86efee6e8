package org.shuqiao.exchange.platform.assembly;

import java.util.List;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;

/** The departments of the city's file. */
record Members(List<Department> departments) {

    static Members of(Home home) {
        return new Members(DepartmentFile.read(home.configuration()));
    }

    /** The data authority stands first in the file of departments. */
    String authority() {
        return departments.isEmpty() ? "" : departments.getFirst().id();
    }
}
