package org.shuqiao.exchange.web.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/**
 * Names of models in the API's document. A record within a class of calls has the name of both, because several have an
 * {@code Order} or a {@code Delivered} that are not alike.
 */
final class ModelNames extends TypeNameResolver {

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        String own = super.nameForClass(type, options);
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? own : outer.getSimpleName().replaceFirst("Calls$", "") + own;
    }
}
