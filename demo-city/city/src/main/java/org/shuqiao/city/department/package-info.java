/** Datasets of the departments with their formats and deliberate defects. */
package org.shuqiao.city.department;

