package org.shuqiao.city.world;

import java.time.LocalDate;

/**
 * An enterprise as it truly is. {@code capital} is in hundredths of the currency's main unit; {@code industry} is a class
 * of GB/T 4754-2017.
 */
public record Enterprise(long index, String creditCode, String registrationNumber, String organisationCode, String name,
                         long capital, String currency, String industry, LocalDate established, String status,
                         String address, Division district) { }
