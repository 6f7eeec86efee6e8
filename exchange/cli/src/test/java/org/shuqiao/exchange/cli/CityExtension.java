package org.shuqiao.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests their city: it is started for the first that asks and closed when the process ends. Several processes
 * take the classes one by one, so that a store of JUnit would end with each class.
 */
final class CityExtension implements ParameterResolver {

    private static City city;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public City resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return shared();
    }

    private static synchronized City shared() {
        if (city == null) {
            city = City.start();
            Runtime.getRuntime().addShutdownHook(new Thread(CityExtension::close));
        }
        return city;
    }

    private static void close() {
        try {
            city.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
