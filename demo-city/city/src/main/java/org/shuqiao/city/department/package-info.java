/** The departments' datasets: how each of them writes down the world, and with which defects. */
package org.shuqiao.city.department;

