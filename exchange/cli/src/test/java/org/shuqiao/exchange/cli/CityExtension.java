package org.shuqiao.exchange.cli;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests their city: it is started for the first that asks and closed after the last of the process. */
final class CityExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public City resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(Namespace.create(City.class))
                .getOrComputeIfAbsent(City.class, type -> City.start(), City.class);
    }
}
