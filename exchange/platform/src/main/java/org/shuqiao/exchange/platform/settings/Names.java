package org.shuqiao.exchange.platform.settings;

import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;

/** Display names of the city and its departments in the reader's language. */
public final class Names {

    private final Configuration.City city;
    private final Departments departments;

    public Names(Configuration.City city, Departments departments) {
        this.city = city;
        this.departments = departments;
    }

    public String city(Language language) {
        return language == Language.ZH ? city.zh() : city.en();
    }

    /** @return the department's name, or its id where none is known */
    public String department(String id, Language language) {
        Optional<Department> found = departments.find(id);
        return found.map(d -> language == Language.ZH ? d.zh() : d.en()).orElse(id);
    }
}
