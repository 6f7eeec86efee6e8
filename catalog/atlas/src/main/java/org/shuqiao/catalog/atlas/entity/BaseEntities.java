package org.shuqiao.catalog.atlas.entity;

import org.shuqiao.catalog.atlas.entity.Layers.Layer;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.standards.element.Element;

/** Builds the Atlas entities of departments and data elements. */
public final class BaseEntities {

    private BaseEntities() { }

    public static void add(Department department, Layers layers) {
        layers.add(Layer.PLACES, EntityBuilder.of(TypeNames.DEPARTMENT, QualifiedName.department(department.id()),
                department.zh())
                .with("displayName", department.en()).with("id", department.id()).with("zh", department.zh())
                .with("en", department.en())
                .with("creditCode", department.code()).with("division", department.division()));
    }

    public static void add(Element element, String pack, Layers layers) {
        layers.add(Layer.PLACES, EntityBuilder.of(TypeNames.ELEMENT, QualifiedName.element(element.id()), element.zh())
                .with("displayName", element.en()).with("id", element.id()).with("zh", element.zh())
                .with("en", element.en())
                .with("cites", element.cites()).with("pack", pack));
    }

    static void stub(String department, Layers layers) {
        layers.stub(Layer.PLACES, EntityBuilder.of(TypeNames.DEPARTMENT, QualifiedName.department(department),
                department).with("id", department));
    }
}
