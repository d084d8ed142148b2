// Generated from src/lib/contract/validated-events.ts by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validate = validate10;
var schema11 = { "type": "object", "required": ["body"], "properties": { "body": { "type": "object", "properties": { "preferences": { "type": "object", "properties": { "style": { "anyOf": [{ "type": "string", "enum": ["natural", "glam", "bold"] }, { "type": "null" }] }, "occasion": { "anyOf": [{ "type": "string", "enum": ["everyday", "work", "date", "party", "wedding", "festival"] }, { "type": "null" }] }, "intensity": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 100 }, { "type": "null" }] }, "finish": { "anyOf": [{ "type": "string", "enum": ["matte", "satin", "dewy"] }, { "type": "null" }] }, "skill": { "anyOf": [{ "type": "string", "enum": ["beginner", "intermediate", "expert"] }, { "type": "null" }] }, "minutes": { "anyOf": [{ "type": "integer", "minimum": 1, "maximum": 120 }, { "type": "null" }] }, "budget": { "anyOf": [{ "type": "object", "required": ["max", "currency"], "properties": { "max": { "type": "number", "minimum": 0.01, "maximum": 1e6 }, "currency": { "type": "string", "pattern": "^[A-Z]{3}$" } }, "additionalProperties": false }, { "type": "null" }] }, "vegan": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] }, "avoid": { "anyOf": [{ "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 60 }, "maxItems": 20 }, { "type": "null" }] }, "brands": { "anyOf": [{ "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 60 }, "maxItems": 20 }, { "type": "null" }] }, "country": { "anyOf": [{ "type": "string", "pattern": "^[A-Z]{2}$" }, { "type": "null" }] }, "locale": { "anyOf": [{ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", "maxLength": 35 }, { "type": "null" }] }, "skinType": { "anyOf": [{ "type": "string", "enum": ["dry", "oily", "combination", "normal"] }, { "type": "null" }] }, "coverage": { "anyOf": [{ "type": "string", "enum": ["sheer", "medium", "full"] }, { "type": "null" }] }, "notes": { "anyOf": [{ "type": "string", "maxLength": 280 }, { "type": "null" }] } }, "additionalProperties": false }, "corrections": { "type": "object", "properties": { "undertone": { "anyOf": [{ "type": "string", "enum": ["warm", "cool", "neutral", "olive"] }, { "type": "null" }] }, "depth": { "anyOf": [{ "type": "string", "enum": ["fair", "light", "medium", "tan", "deep", "rich"] }, { "type": "null" }] }, "faceShape": { "anyOf": [{ "type": "string", "enum": ["oval", "round", "square", "oblong", "heart", "diamond", "triangle"] }, { "type": "null" }] }, "hair": { "anyOf": [{ "type": "string", "enum": ["black", "dark_brown", "brown", "blonde", "red", "grey"] }, { "type": "null" }] }, "eyes": { "anyOf": [{ "type": "string", "enum": ["brown", "hazel", "green", "blue", "grey"] }, { "type": "null" }] } }, "additionalProperties": false } }, "additionalProperties": false } } };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var pattern0 = new RegExp("^[A-Z]{3}$", "u");
var pattern1 = new RegExp("^[A-Z]{2}$", "u");
var pattern2 = new RegExp("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "body" }, message: "must have required property 'body'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.body !== void 0) {
      let data0 = data.body;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key0 in data0) {
          if (!(key0 === "preferences" || key0 === "corrections")) {
            const err1 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.preferences !== void 0) {
          let data1 = data0.preferences;
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            for (const key1 in data1) {
              if (!func2.call(schema11.properties.body.properties.preferences.properties, key1)) {
                const err2 = { instancePath: instancePath + "/body/preferences", schemaPath: "#/properties/body/properties/preferences/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err2];
                } else {
                  vErrors.push(err2);
                }
                errors++;
              }
            }
            if (data1.style !== void 0) {
              let data2 = data1.style;
              const _errs8 = errors;
              let valid3 = false;
              const _errs9 = errors;
              if (typeof data2 !== "string") {
                const err3 = { instancePath: instancePath + "/body/preferences/style", schemaPath: "#/properties/body/properties/preferences/properties/style/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err3];
                } else {
                  vErrors.push(err3);
                }
                errors++;
              }
              if (!(data2 === "natural" || data2 === "glam" || data2 === "bold")) {
                const err4 = { instancePath: instancePath + "/body/preferences/style", schemaPath: "#/properties/body/properties/preferences/properties/style/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.style.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err4];
                } else {
                  vErrors.push(err4);
                }
                errors++;
              }
              var _valid0 = _errs9 === errors;
              valid3 = valid3 || _valid0;
              if (!valid3) {
                const _errs11 = errors;
                if (data2 !== null) {
                  const err5 = { instancePath: instancePath + "/body/preferences/style", schemaPath: "#/properties/body/properties/preferences/properties/style/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err5];
                  } else {
                    vErrors.push(err5);
                  }
                  errors++;
                }
                var _valid0 = _errs11 === errors;
                valid3 = valid3 || _valid0;
              }
              if (!valid3) {
                const err6 = { instancePath: instancePath + "/body/preferences/style", schemaPath: "#/properties/body/properties/preferences/properties/style/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              } else {
                errors = _errs8;
                if (vErrors !== null) {
                  if (_errs8) {
                    vErrors.length = _errs8;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.occasion !== void 0) {
              let data3 = data1.occasion;
              const _errs14 = errors;
              let valid4 = false;
              const _errs15 = errors;
              if (typeof data3 !== "string") {
                const err7 = { instancePath: instancePath + "/body/preferences/occasion", schemaPath: "#/properties/body/properties/preferences/properties/occasion/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
              if (!(data3 === "everyday" || data3 === "work" || data3 === "date" || data3 === "party" || data3 === "wedding" || data3 === "festival")) {
                const err8 = { instancePath: instancePath + "/body/preferences/occasion", schemaPath: "#/properties/body/properties/preferences/properties/occasion/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.occasion.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
              var _valid1 = _errs15 === errors;
              valid4 = valid4 || _valid1;
              if (!valid4) {
                const _errs17 = errors;
                if (data3 !== null) {
                  const err9 = { instancePath: instancePath + "/body/preferences/occasion", schemaPath: "#/properties/body/properties/preferences/properties/occasion/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
                var _valid1 = _errs17 === errors;
                valid4 = valid4 || _valid1;
              }
              if (!valid4) {
                const err10 = { instancePath: instancePath + "/body/preferences/occasion", schemaPath: "#/properties/body/properties/preferences/properties/occasion/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              } else {
                errors = _errs14;
                if (vErrors !== null) {
                  if (_errs14) {
                    vErrors.length = _errs14;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.intensity !== void 0) {
              let data4 = data1.intensity;
              const _errs20 = errors;
              let valid5 = false;
              const _errs21 = errors;
              if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
                const err11 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/anyOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
              if (typeof data4 == "number" && isFinite(data4)) {
                if (data4 > 100 || isNaN(data4)) {
                  const err12 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/anyOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (data4 < 0 || isNaN(data4)) {
                  const err13 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/anyOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              }
              var _valid2 = _errs21 === errors;
              valid5 = valid5 || _valid2;
              if (!valid5) {
                const _errs23 = errors;
                if (data4 !== null) {
                  const err14 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
                var _valid2 = _errs23 === errors;
                valid5 = valid5 || _valid2;
              }
              if (!valid5) {
                const err15 = { instancePath: instancePath + "/body/preferences/intensity", schemaPath: "#/properties/body/properties/preferences/properties/intensity/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              } else {
                errors = _errs20;
                if (vErrors !== null) {
                  if (_errs20) {
                    vErrors.length = _errs20;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.finish !== void 0) {
              let data5 = data1.finish;
              const _errs26 = errors;
              let valid6 = false;
              const _errs27 = errors;
              if (typeof data5 !== "string") {
                const err16 = { instancePath: instancePath + "/body/preferences/finish", schemaPath: "#/properties/body/properties/preferences/properties/finish/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
              if (!(data5 === "matte" || data5 === "satin" || data5 === "dewy")) {
                const err17 = { instancePath: instancePath + "/body/preferences/finish", schemaPath: "#/properties/body/properties/preferences/properties/finish/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.finish.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
              var _valid3 = _errs27 === errors;
              valid6 = valid6 || _valid3;
              if (!valid6) {
                const _errs29 = errors;
                if (data5 !== null) {
                  const err18 = { instancePath: instancePath + "/body/preferences/finish", schemaPath: "#/properties/body/properties/preferences/properties/finish/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                var _valid3 = _errs29 === errors;
                valid6 = valid6 || _valid3;
              }
              if (!valid6) {
                const err19 = { instancePath: instancePath + "/body/preferences/finish", schemaPath: "#/properties/body/properties/preferences/properties/finish/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              } else {
                errors = _errs26;
                if (vErrors !== null) {
                  if (_errs26) {
                    vErrors.length = _errs26;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.skill !== void 0) {
              let data6 = data1.skill;
              const _errs32 = errors;
              let valid7 = false;
              const _errs33 = errors;
              if (typeof data6 !== "string") {
                const err20 = { instancePath: instancePath + "/body/preferences/skill", schemaPath: "#/properties/body/properties/preferences/properties/skill/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
              if (!(data6 === "beginner" || data6 === "intermediate" || data6 === "expert")) {
                const err21 = { instancePath: instancePath + "/body/preferences/skill", schemaPath: "#/properties/body/properties/preferences/properties/skill/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.skill.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
              var _valid4 = _errs33 === errors;
              valid7 = valid7 || _valid4;
              if (!valid7) {
                const _errs35 = errors;
                if (data6 !== null) {
                  const err22 = { instancePath: instancePath + "/body/preferences/skill", schemaPath: "#/properties/body/properties/preferences/properties/skill/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
                var _valid4 = _errs35 === errors;
                valid7 = valid7 || _valid4;
              }
              if (!valid7) {
                const err23 = { instancePath: instancePath + "/body/preferences/skill", schemaPath: "#/properties/body/properties/preferences/properties/skill/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              } else {
                errors = _errs32;
                if (vErrors !== null) {
                  if (_errs32) {
                    vErrors.length = _errs32;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.minutes !== void 0) {
              let data7 = data1.minutes;
              const _errs38 = errors;
              let valid8 = false;
              const _errs39 = errors;
              if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
                const err24 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/anyOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
              if (typeof data7 == "number" && isFinite(data7)) {
                if (data7 > 120 || isNaN(data7)) {
                  const err25 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/anyOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 120 }, message: "must be <= 120" };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
                if (data7 < 1 || isNaN(data7)) {
                  const err26 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/anyOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
              }
              var _valid5 = _errs39 === errors;
              valid8 = valid8 || _valid5;
              if (!valid8) {
                const _errs41 = errors;
                if (data7 !== null) {
                  const err27 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                }
                var _valid5 = _errs41 === errors;
                valid8 = valid8 || _valid5;
              }
              if (!valid8) {
                const err28 = { instancePath: instancePath + "/body/preferences/minutes", schemaPath: "#/properties/body/properties/preferences/properties/minutes/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              } else {
                errors = _errs38;
                if (vErrors !== null) {
                  if (_errs38) {
                    vErrors.length = _errs38;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.budget !== void 0) {
              let data8 = data1.budget;
              const _errs44 = errors;
              let valid9 = false;
              const _errs45 = errors;
              if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                if (data8.max === void 0) {
                  const err29 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/required", keyword: "required", params: { missingProperty: "max" }, message: "must have required property 'max'" };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
                if (data8.currency === void 0) {
                  const err30 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/required", keyword: "required", params: { missingProperty: "currency" }, message: "must have required property 'currency'" };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
                for (const key2 in data8) {
                  if (!(key2 === "max" || key2 === "currency")) {
                    const err31 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                }
                if (data8.max !== void 0) {
                  let data9 = data8.max;
                  if (typeof data9 == "number" && isFinite(data9)) {
                    if (data9 > 1e6 || isNaN(data9)) {
                      const err32 = { instancePath: instancePath + "/body/preferences/budget/max", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/properties/max/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
                      if (vErrors === null) {
                        vErrors = [err32];
                      } else {
                        vErrors.push(err32);
                      }
                      errors++;
                    }
                    if (data9 < 0.01 || isNaN(data9)) {
                      const err33 = { instancePath: instancePath + "/body/preferences/budget/max", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0.01 }, message: "must be >= 0.01" };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                    }
                  } else {
                    const err34 = { instancePath: instancePath + "/body/preferences/budget/max", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/properties/max/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                }
                if (data8.currency !== void 0) {
                  let data10 = data8.currency;
                  if (typeof data10 === "string") {
                    if (!pattern0.test(data10)) {
                      const err35 = { instancePath: instancePath + "/body/preferences/budget/currency", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/properties/currency/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{3}$" }, message: 'must match pattern "^[A-Z]{3}$"' };
                      if (vErrors === null) {
                        vErrors = [err35];
                      } else {
                        vErrors.push(err35);
                      }
                      errors++;
                    }
                  } else {
                    const err36 = { instancePath: instancePath + "/body/preferences/budget/currency", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/properties/currency/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err36];
                    } else {
                      vErrors.push(err36);
                    }
                    errors++;
                  }
                }
              } else {
                const err37 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
              var _valid6 = _errs45 === errors;
              valid9 = valid9 || _valid6;
              if (!valid9) {
                const _errs52 = errors;
                if (data8 !== null) {
                  const err38 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
                var _valid6 = _errs52 === errors;
                valid9 = valid9 || _valid6;
              }
              if (!valid9) {
                const err39 = { instancePath: instancePath + "/body/preferences/budget", schemaPath: "#/properties/body/properties/preferences/properties/budget/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              } else {
                errors = _errs44;
                if (vErrors !== null) {
                  if (_errs44) {
                    vErrors.length = _errs44;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.vegan !== void 0) {
              let data11 = data1.vegan;
              const _errs55 = errors;
              let valid11 = false;
              const _errs56 = errors;
              if (typeof data11 !== "boolean") {
                const err40 = { instancePath: instancePath + "/body/preferences/vegan", schemaPath: "#/properties/body/properties/preferences/properties/vegan/anyOf/0/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
              var _valid7 = _errs56 === errors;
              valid11 = valid11 || _valid7;
              if (!valid11) {
                const _errs58 = errors;
                if (data11 !== null) {
                  const err41 = { instancePath: instancePath + "/body/preferences/vegan", schemaPath: "#/properties/body/properties/preferences/properties/vegan/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
                var _valid7 = _errs58 === errors;
                valid11 = valid11 || _valid7;
              }
              if (!valid11) {
                const err42 = { instancePath: instancePath + "/body/preferences/vegan", schemaPath: "#/properties/body/properties/preferences/properties/vegan/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              } else {
                errors = _errs55;
                if (vErrors !== null) {
                  if (_errs55) {
                    vErrors.length = _errs55;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.avoid !== void 0) {
              let data12 = data1.avoid;
              const _errs61 = errors;
              let valid12 = false;
              const _errs62 = errors;
              if (Array.isArray(data12)) {
                if (data12.length > 20) {
                  const err43 = { instancePath: instancePath + "/body/preferences/avoid", schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf/0/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                const len0 = data12.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data13 = data12[i0];
                  if (typeof data13 === "string") {
                    if (func3(data13) > 60) {
                      const err44 = { instancePath: instancePath + "/body/preferences/avoid/" + i0, schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf/0/items/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
                      if (vErrors === null) {
                        vErrors = [err44];
                      } else {
                        vErrors.push(err44);
                      }
                      errors++;
                    }
                    if (func3(data13) < 1) {
                      const err45 = { instancePath: instancePath + "/body/preferences/avoid/" + i0, schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf/0/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err45];
                      } else {
                        vErrors.push(err45);
                      }
                      errors++;
                    }
                  } else {
                    const err46 = { instancePath: instancePath + "/body/preferences/avoid/" + i0, schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf/0/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err46];
                    } else {
                      vErrors.push(err46);
                    }
                    errors++;
                  }
                }
              } else {
                const err47 = { instancePath: instancePath + "/body/preferences/avoid", schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf/0/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
              var _valid8 = _errs62 === errors;
              valid12 = valid12 || _valid8;
              if (!valid12) {
                const _errs66 = errors;
                if (data12 !== null) {
                  const err48 = { instancePath: instancePath + "/body/preferences/avoid", schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
                var _valid8 = _errs66 === errors;
                valid12 = valid12 || _valid8;
              }
              if (!valid12) {
                const err49 = { instancePath: instancePath + "/body/preferences/avoid", schemaPath: "#/properties/body/properties/preferences/properties/avoid/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              } else {
                errors = _errs61;
                if (vErrors !== null) {
                  if (_errs61) {
                    vErrors.length = _errs61;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.brands !== void 0) {
              let data14 = data1.brands;
              const _errs69 = errors;
              let valid15 = false;
              const _errs70 = errors;
              if (Array.isArray(data14)) {
                if (data14.length > 20) {
                  const err50 = { instancePath: instancePath + "/body/preferences/brands", schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf/0/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
                const len1 = data14.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data15 = data14[i1];
                  if (typeof data15 === "string") {
                    if (func3(data15) > 60) {
                      const err51 = { instancePath: instancePath + "/body/preferences/brands/" + i1, schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf/0/items/maxLength", keyword: "maxLength", params: { limit: 60 }, message: "must NOT have more than 60 characters" };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                    if (func3(data15) < 1) {
                      const err52 = { instancePath: instancePath + "/body/preferences/brands/" + i1, schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf/0/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err52];
                      } else {
                        vErrors.push(err52);
                      }
                      errors++;
                    }
                  } else {
                    const err53 = { instancePath: instancePath + "/body/preferences/brands/" + i1, schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf/0/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err53];
                    } else {
                      vErrors.push(err53);
                    }
                    errors++;
                  }
                }
              } else {
                const err54 = { instancePath: instancePath + "/body/preferences/brands", schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf/0/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
              var _valid9 = _errs70 === errors;
              valid15 = valid15 || _valid9;
              if (!valid15) {
                const _errs74 = errors;
                if (data14 !== null) {
                  const err55 = { instancePath: instancePath + "/body/preferences/brands", schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
                var _valid9 = _errs74 === errors;
                valid15 = valid15 || _valid9;
              }
              if (!valid15) {
                const err56 = { instancePath: instancePath + "/body/preferences/brands", schemaPath: "#/properties/body/properties/preferences/properties/brands/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err56];
                } else {
                  vErrors.push(err56);
                }
                errors++;
              } else {
                errors = _errs69;
                if (vErrors !== null) {
                  if (_errs69) {
                    vErrors.length = _errs69;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.country !== void 0) {
              let data16 = data1.country;
              const _errs77 = errors;
              let valid18 = false;
              const _errs78 = errors;
              if (typeof data16 === "string") {
                if (!pattern1.test(data16)) {
                  const err57 = { instancePath: instancePath + "/body/preferences/country", schemaPath: "#/properties/body/properties/preferences/properties/country/anyOf/0/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}$" }, message: 'must match pattern "^[A-Z]{2}$"' };
                  if (vErrors === null) {
                    vErrors = [err57];
                  } else {
                    vErrors.push(err57);
                  }
                  errors++;
                }
              } else {
                const err58 = { instancePath: instancePath + "/body/preferences/country", schemaPath: "#/properties/body/properties/preferences/properties/country/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
              var _valid10 = _errs78 === errors;
              valid18 = valid18 || _valid10;
              if (!valid18) {
                const _errs80 = errors;
                if (data16 !== null) {
                  const err59 = { instancePath: instancePath + "/body/preferences/country", schemaPath: "#/properties/body/properties/preferences/properties/country/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
                var _valid10 = _errs80 === errors;
                valid18 = valid18 || _valid10;
              }
              if (!valid18) {
                const err60 = { instancePath: instancePath + "/body/preferences/country", schemaPath: "#/properties/body/properties/preferences/properties/country/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              } else {
                errors = _errs77;
                if (vErrors !== null) {
                  if (_errs77) {
                    vErrors.length = _errs77;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.locale !== void 0) {
              let data17 = data1.locale;
              const _errs83 = errors;
              let valid19 = false;
              const _errs84 = errors;
              if (typeof data17 === "string") {
                if (func3(data17) > 35) {
                  const err61 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/anyOf/0/maxLength", keyword: "maxLength", params: { limit: 35 }, message: "must NOT have more than 35 characters" };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
                if (!pattern2.test(data17)) {
                  const err62 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/anyOf/0/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$" }, message: 'must match pattern "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"' };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
              } else {
                const err63 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err63];
                } else {
                  vErrors.push(err63);
                }
                errors++;
              }
              var _valid11 = _errs84 === errors;
              valid19 = valid19 || _valid11;
              if (!valid19) {
                const _errs86 = errors;
                if (data17 !== null) {
                  const err64 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err64];
                  } else {
                    vErrors.push(err64);
                  }
                  errors++;
                }
                var _valid11 = _errs86 === errors;
                valid19 = valid19 || _valid11;
              }
              if (!valid19) {
                const err65 = { instancePath: instancePath + "/body/preferences/locale", schemaPath: "#/properties/body/properties/preferences/properties/locale/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              } else {
                errors = _errs83;
                if (vErrors !== null) {
                  if (_errs83) {
                    vErrors.length = _errs83;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.skinType !== void 0) {
              let data18 = data1.skinType;
              const _errs89 = errors;
              let valid20 = false;
              const _errs90 = errors;
              if (typeof data18 !== "string") {
                const err66 = { instancePath: instancePath + "/body/preferences/skinType", schemaPath: "#/properties/body/properties/preferences/properties/skinType/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err66];
                } else {
                  vErrors.push(err66);
                }
                errors++;
              }
              if (!(data18 === "dry" || data18 === "oily" || data18 === "combination" || data18 === "normal")) {
                const err67 = { instancePath: instancePath + "/body/preferences/skinType", schemaPath: "#/properties/body/properties/preferences/properties/skinType/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.skinType.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
              var _valid12 = _errs90 === errors;
              valid20 = valid20 || _valid12;
              if (!valid20) {
                const _errs92 = errors;
                if (data18 !== null) {
                  const err68 = { instancePath: instancePath + "/body/preferences/skinType", schemaPath: "#/properties/body/properties/preferences/properties/skinType/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err68];
                  } else {
                    vErrors.push(err68);
                  }
                  errors++;
                }
                var _valid12 = _errs92 === errors;
                valid20 = valid20 || _valid12;
              }
              if (!valid20) {
                const err69 = { instancePath: instancePath + "/body/preferences/skinType", schemaPath: "#/properties/body/properties/preferences/properties/skinType/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              } else {
                errors = _errs89;
                if (vErrors !== null) {
                  if (_errs89) {
                    vErrors.length = _errs89;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.coverage !== void 0) {
              let data19 = data1.coverage;
              const _errs95 = errors;
              let valid21 = false;
              const _errs96 = errors;
              if (typeof data19 !== "string") {
                const err70 = { instancePath: instancePath + "/body/preferences/coverage", schemaPath: "#/properties/body/properties/preferences/properties/coverage/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err70];
                } else {
                  vErrors.push(err70);
                }
                errors++;
              }
              if (!(data19 === "sheer" || data19 === "medium" || data19 === "full")) {
                const err71 = { instancePath: instancePath + "/body/preferences/coverage", schemaPath: "#/properties/body/properties/preferences/properties/coverage/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.preferences.properties.coverage.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
              var _valid13 = _errs96 === errors;
              valid21 = valid21 || _valid13;
              if (!valid21) {
                const _errs98 = errors;
                if (data19 !== null) {
                  const err72 = { instancePath: instancePath + "/body/preferences/coverage", schemaPath: "#/properties/body/properties/preferences/properties/coverage/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err72];
                  } else {
                    vErrors.push(err72);
                  }
                  errors++;
                }
                var _valid13 = _errs98 === errors;
                valid21 = valid21 || _valid13;
              }
              if (!valid21) {
                const err73 = { instancePath: instancePath + "/body/preferences/coverage", schemaPath: "#/properties/body/properties/preferences/properties/coverage/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err73];
                } else {
                  vErrors.push(err73);
                }
                errors++;
              } else {
                errors = _errs95;
                if (vErrors !== null) {
                  if (_errs95) {
                    vErrors.length = _errs95;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data1.notes !== void 0) {
              let data20 = data1.notes;
              const _errs101 = errors;
              let valid22 = false;
              const _errs102 = errors;
              if (typeof data20 === "string") {
                if (func3(data20) > 280) {
                  const err74 = { instancePath: instancePath + "/body/preferences/notes", schemaPath: "#/properties/body/properties/preferences/properties/notes/anyOf/0/maxLength", keyword: "maxLength", params: { limit: 280 }, message: "must NOT have more than 280 characters" };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              } else {
                const err75 = { instancePath: instancePath + "/body/preferences/notes", schemaPath: "#/properties/body/properties/preferences/properties/notes/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
              var _valid14 = _errs102 === errors;
              valid22 = valid22 || _valid14;
              if (!valid22) {
                const _errs104 = errors;
                if (data20 !== null) {
                  const err76 = { instancePath: instancePath + "/body/preferences/notes", schemaPath: "#/properties/body/properties/preferences/properties/notes/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
                var _valid14 = _errs104 === errors;
                valid22 = valid22 || _valid14;
              }
              if (!valid22) {
                const err77 = { instancePath: instancePath + "/body/preferences/notes", schemaPath: "#/properties/body/properties/preferences/properties/notes/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              } else {
                errors = _errs101;
                if (vErrors !== null) {
                  if (_errs101) {
                    vErrors.length = _errs101;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
          } else {
            const err78 = { instancePath: instancePath + "/body/preferences", schemaPath: "#/properties/body/properties/preferences/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err78];
            } else {
              vErrors.push(err78);
            }
            errors++;
          }
        }
        if (data0.corrections !== void 0) {
          let data21 = data0.corrections;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            for (const key3 in data21) {
              if (!(key3 === "undertone" || key3 === "depth" || key3 === "faceShape" || key3 === "hair" || key3 === "eyes")) {
                const err79 = { instancePath: instancePath + "/body/corrections", schemaPath: "#/properties/body/properties/corrections/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err79];
                } else {
                  vErrors.push(err79);
                }
                errors++;
              }
            }
            if (data21.undertone !== void 0) {
              let data22 = data21.undertone;
              const _errs110 = errors;
              let valid24 = false;
              const _errs111 = errors;
              if (typeof data22 !== "string") {
                const err80 = { instancePath: instancePath + "/body/corrections/undertone", schemaPath: "#/properties/body/properties/corrections/properties/undertone/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err80];
                } else {
                  vErrors.push(err80);
                }
                errors++;
              }
              if (!(data22 === "warm" || data22 === "cool" || data22 === "neutral" || data22 === "olive")) {
                const err81 = { instancePath: instancePath + "/body/corrections/undertone", schemaPath: "#/properties/body/properties/corrections/properties/undertone/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.corrections.properties.undertone.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
              var _valid15 = _errs111 === errors;
              valid24 = valid24 || _valid15;
              if (!valid24) {
                const _errs113 = errors;
                if (data22 !== null) {
                  const err82 = { instancePath: instancePath + "/body/corrections/undertone", schemaPath: "#/properties/body/properties/corrections/properties/undertone/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err82];
                  } else {
                    vErrors.push(err82);
                  }
                  errors++;
                }
                var _valid15 = _errs113 === errors;
                valid24 = valid24 || _valid15;
              }
              if (!valid24) {
                const err83 = { instancePath: instancePath + "/body/corrections/undertone", schemaPath: "#/properties/body/properties/corrections/properties/undertone/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err83];
                } else {
                  vErrors.push(err83);
                }
                errors++;
              } else {
                errors = _errs110;
                if (vErrors !== null) {
                  if (_errs110) {
                    vErrors.length = _errs110;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data21.depth !== void 0) {
              let data23 = data21.depth;
              const _errs116 = errors;
              let valid25 = false;
              const _errs117 = errors;
              if (typeof data23 !== "string") {
                const err84 = { instancePath: instancePath + "/body/corrections/depth", schemaPath: "#/properties/body/properties/corrections/properties/depth/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
              if (!(data23 === "fair" || data23 === "light" || data23 === "medium" || data23 === "tan" || data23 === "deep" || data23 === "rich")) {
                const err85 = { instancePath: instancePath + "/body/corrections/depth", schemaPath: "#/properties/body/properties/corrections/properties/depth/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.corrections.properties.depth.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err85];
                } else {
                  vErrors.push(err85);
                }
                errors++;
              }
              var _valid16 = _errs117 === errors;
              valid25 = valid25 || _valid16;
              if (!valid25) {
                const _errs119 = errors;
                if (data23 !== null) {
                  const err86 = { instancePath: instancePath + "/body/corrections/depth", schemaPath: "#/properties/body/properties/corrections/properties/depth/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err86];
                  } else {
                    vErrors.push(err86);
                  }
                  errors++;
                }
                var _valid16 = _errs119 === errors;
                valid25 = valid25 || _valid16;
              }
              if (!valid25) {
                const err87 = { instancePath: instancePath + "/body/corrections/depth", schemaPath: "#/properties/body/properties/corrections/properties/depth/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err87];
                } else {
                  vErrors.push(err87);
                }
                errors++;
              } else {
                errors = _errs116;
                if (vErrors !== null) {
                  if (_errs116) {
                    vErrors.length = _errs116;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data21.faceShape !== void 0) {
              let data24 = data21.faceShape;
              const _errs122 = errors;
              let valid26 = false;
              const _errs123 = errors;
              if (typeof data24 !== "string") {
                const err88 = { instancePath: instancePath + "/body/corrections/faceShape", schemaPath: "#/properties/body/properties/corrections/properties/faceShape/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err88];
                } else {
                  vErrors.push(err88);
                }
                errors++;
              }
              if (!(data24 === "oval" || data24 === "round" || data24 === "square" || data24 === "oblong" || data24 === "heart" || data24 === "diamond" || data24 === "triangle")) {
                const err89 = { instancePath: instancePath + "/body/corrections/faceShape", schemaPath: "#/properties/body/properties/corrections/properties/faceShape/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.corrections.properties.faceShape.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err89];
                } else {
                  vErrors.push(err89);
                }
                errors++;
              }
              var _valid17 = _errs123 === errors;
              valid26 = valid26 || _valid17;
              if (!valid26) {
                const _errs125 = errors;
                if (data24 !== null) {
                  const err90 = { instancePath: instancePath + "/body/corrections/faceShape", schemaPath: "#/properties/body/properties/corrections/properties/faceShape/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err90];
                  } else {
                    vErrors.push(err90);
                  }
                  errors++;
                }
                var _valid17 = _errs125 === errors;
                valid26 = valid26 || _valid17;
              }
              if (!valid26) {
                const err91 = { instancePath: instancePath + "/body/corrections/faceShape", schemaPath: "#/properties/body/properties/corrections/properties/faceShape/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err91];
                } else {
                  vErrors.push(err91);
                }
                errors++;
              } else {
                errors = _errs122;
                if (vErrors !== null) {
                  if (_errs122) {
                    vErrors.length = _errs122;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data21.hair !== void 0) {
              let data25 = data21.hair;
              const _errs128 = errors;
              let valid27 = false;
              const _errs129 = errors;
              if (typeof data25 !== "string") {
                const err92 = { instancePath: instancePath + "/body/corrections/hair", schemaPath: "#/properties/body/properties/corrections/properties/hair/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err92];
                } else {
                  vErrors.push(err92);
                }
                errors++;
              }
              if (!(data25 === "black" || data25 === "dark_brown" || data25 === "brown" || data25 === "blonde" || data25 === "red" || data25 === "grey")) {
                const err93 = { instancePath: instancePath + "/body/corrections/hair", schemaPath: "#/properties/body/properties/corrections/properties/hair/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.corrections.properties.hair.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
              var _valid18 = _errs129 === errors;
              valid27 = valid27 || _valid18;
              if (!valid27) {
                const _errs131 = errors;
                if (data25 !== null) {
                  const err94 = { instancePath: instancePath + "/body/corrections/hair", schemaPath: "#/properties/body/properties/corrections/properties/hair/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
                var _valid18 = _errs131 === errors;
                valid27 = valid27 || _valid18;
              }
              if (!valid27) {
                const err95 = { instancePath: instancePath + "/body/corrections/hair", schemaPath: "#/properties/body/properties/corrections/properties/hair/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err95];
                } else {
                  vErrors.push(err95);
                }
                errors++;
              } else {
                errors = _errs128;
                if (vErrors !== null) {
                  if (_errs128) {
                    vErrors.length = _errs128;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data21.eyes !== void 0) {
              let data26 = data21.eyes;
              const _errs134 = errors;
              let valid28 = false;
              const _errs135 = errors;
              if (typeof data26 !== "string") {
                const err96 = { instancePath: instancePath + "/body/corrections/eyes", schemaPath: "#/properties/body/properties/corrections/properties/eyes/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err96];
                } else {
                  vErrors.push(err96);
                }
                errors++;
              }
              if (!(data26 === "brown" || data26 === "hazel" || data26 === "green" || data26 === "blue" || data26 === "grey")) {
                const err97 = { instancePath: instancePath + "/body/corrections/eyes", schemaPath: "#/properties/body/properties/corrections/properties/eyes/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema11.properties.body.properties.corrections.properties.eyes.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err97];
                } else {
                  vErrors.push(err97);
                }
                errors++;
              }
              var _valid19 = _errs135 === errors;
              valid28 = valid28 || _valid19;
              if (!valid28) {
                const _errs137 = errors;
                if (data26 !== null) {
                  const err98 = { instancePath: instancePath + "/body/corrections/eyes", schemaPath: "#/properties/body/properties/corrections/properties/eyes/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                  if (vErrors === null) {
                    vErrors = [err98];
                  } else {
                    vErrors.push(err98);
                  }
                  errors++;
                }
                var _valid19 = _errs137 === errors;
                valid28 = valid28 || _valid19;
              }
              if (!valid28) {
                const err99 = { instancePath: instancePath + "/body/corrections/eyes", schemaPath: "#/properties/body/properties/corrections/properties/eyes/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err99];
                } else {
                  vErrors.push(err99);
                }
                errors++;
              } else {
                errors = _errs134;
                if (vErrors !== null) {
                  if (_errs134) {
                    vErrors.length = _errs134;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
          } else {
            const err100 = { instancePath: instancePath + "/body/corrections", schemaPath: "#/properties/body/properties/corrections/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err100];
            } else {
              vErrors.push(err100);
            }
            errors++;
          }
        }
      } else {
        const err101 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err101];
        } else {
          vErrors.push(err101);
        }
        errors++;
      }
    }
  } else {
    const err102 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err102];
    } else {
      vErrors.push(err102);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validate
};
