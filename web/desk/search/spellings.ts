// SPDX-License-Identifier: AGPL-3.0-or-later
// Given names and surnames as they are commonly written, in up to four scripts: what the tests of skeletons
// and of the search are checked against. Each line is one name; no line is another's.
export const spellings: readonly string[] = `
محمد Mohamed Muhammad Mohammed Mouhammad Mohammad Мухаммед Мухаммад Мохаммед
أحمد Ahmed Ahmad Ahmet Ахмед Ахмад
محمود Mahmoud Mahmud Mahmood Махмуд
حسن Hassan Hasan Hasen Хасан
حسين Hussein Husayn Hossein Hussain Houssine Хусейн Хуссейн
فاطمة Fatima Fatimah Fatma Фатима
خالد Khaled Khalid Халед Халид
يوسف Yusuf Youssef Yousef Yousuf Yusif Юсуф Юсеф
عمر Omar Umar Omer Омар Умар
عثمان Othman Osman Uthman Usman Osmane Ousmane Осман Усман
علي Ali Aly Али
سعيد Said Saeed Saïd Saied Саид
سعد Saad Саад
إبراهيم Ibrahim Ebrahim Brahim Ибрагим Ибрахим
عبدالرحمن Abdulrahman Abderrahmane Abdurrahman Abdelrahman Абдуррахман Абдурахман
عبدالله Abdullah Abdallah Abdoullah Абдулла Абдаллах
عبدالعزيز Abdulaziz Abdelaziz Abdalaziz Абдулазиз Абдельазиз
عبدالكريم Abdulkarim Abdelkrim Abdulkareem Abdelkarim Абдулкарим
جمال Jamal Gamal Djamel Jamaal Джамал Джамаль Гамаль
جميلة Jamila Djamila Jameela Gamila Джамиля
مريم Maryam Mariam Meriem Maryem Мариам Марьям
زينب Zeinab Zaynab Zainab Zineb Зейнаб Зайнаб
خديجة Khadija Khadidja Khadijah Хадиджа
عائشة Aisha Aicha Ayesha Aïcha Аиша Айша
ليلى Leila Layla Laila Leyla Лейла
نور Nour Noor Nur Нур
سلمى Salma Selma Сальма
ياسر Yasser Yasir Yaser Ясер Ясир
ياسين Yassine Yasin Yaseen Ясин
ناصر Nasser Nasir Naser Насер Насир
طارق Tarek Tariq Tarik Тарик Тарек
كريم Karim Kareem Kerim Карим
رشيد Rashid Rachid Rasheed Рашид
شريف Sharif Sherif Cherif Chérif Шариф Шериф
هشام Hisham Hicham Hesham Хишам
مصطفى Mustafa Mostafa Moustapha Мустафа
قاسم Qasim Kassem Qassem Kasim Касим Касем
قذافي Qaddafi Gaddafi Kadhafi Каддафи
غسان Ghassan Gassan Гассан
وليد Walid Waleed Oualid Валид
وائل Wael Wail Ваэль
بلال Bilal Belal Билал Биляль
بشار Bashar Bachar Башар
سمير Samir Sameer Самир
منى Mona Muna Мона
أمينة Amina Aminah Amineh Амина
أسماء Asma Assma Асма
سارة Sara Sarah Сара
صلاح Salah Saleh Салах
صالح Salih Салих
طلال Talal Талал
ماجد Majed Majid Maged Маджид Маджед
نجيب Najib Naguib Nageeb Наджиб Нагиб
رمضان Ramadan Ramadhan Рамадан
ضياء Diaa Dia Дия
فيصل Faisal Faysal Feisal Фейсал Файсал
كمال Kamal Kemal Камаль Кемаль
لطفي Lotfi Lutfi Лутфи
مراد Mourad Murad Morad Мурад
نبيل Nabil Nabeel Набиль
هاني Hani Hany Хани
يحيى Yahya Yahia Yehia Яхья
زكريا Zakaria Zakariya Zakariyya Закария
توفيق Tawfiq Toufik Tewfik Тауфик
بوتفليقة Bouteflika Бутефлика
بن Ben Bin Бен
أيوب Ayoub Ayyub Ayub Аюб
إسماعيل Ismail Ismael Исмаил
إدريس Idris Idriss Driss Идрис
أنور Anwar Anouar Анвар
بدر Badr Бадр
حمزة Hamza Hamzah Хамза
حليمة Halima Халима
رنا Rana Рана
رياض Riad Riyad Riadh Рияд
سفيان Soufiane Sofiane Sufyan Суфьян
سليمان Suleiman Sulayman Soulayman Slimane Сулейман
شيماء Shaima Chaima Шайма
عدنان Adnan Аднан
عصام Essam Issam Isam Исам
فؤاد Fouad Fuad Foad Фуад
لينا Lina Лина
نادية Nadia Nadiya Надия
هدى Huda Houda Hoda Худа
وفاء Wafa Wafaa Вафа
Иван Ivan Iwan
Дмитрий Dmitry Dmitri Dimitri Dmitriy
Алексей Alexei Alexey Aleksei Aleksey
Александр Alexander Aleksandr Alexandre Alexandr
Сергей Sergei Sergey Sergej
Николай Nikolai Nikolay Nicolai
Михаил Mikhail Mihail Mikhaïl
Юлия Yulia Yuliya Julia Iulia
Наталья Natalia Natalya Nataliya
Екатерина Ekaterina Yekaterina
Евгений Evgeny Yevgeny Evgeni Evgeniy
Елена Elena Yelena
Ольга Olga
Светлана Svetlana Swetlana
Татьяна Tatiana Tatyana Tatjana
Анастасия Anastasia Anastasiya
Владимир Vladimir Wladimir
Андрей Andrei Andrey Andrej
Павел Pavel Pawel
Пётр Pyotr Petr Piotr Petro
Григорий Grigory Grigori Grigoriy
Василий Vasily Vassili Vasiliy
Константин Konstantin Constantin
Людмила Ludmila Lyudmila Liudmila
Марина Marina مارينا
Чехов Chekhov Tchekhov
Щербаков Shcherbakov Scherbakov Chtcherbakov
Жуков Zhukov Joukov
Хрущёв Khrushchev Khrouchtchev
Цветаева Tsvetaeva Tsvetayeva Tsvétaïéva
Навальный Navalny Navalnyi Nawalny
Тихановская Tikhanovskaya Tikhanovskaïa
Петров Petrov Petrow
Шевченко Shevchenko Chevtchenko Schewtschenko
Тарас Taras
Богдан Bohdan Bogdan
Арман Arman
Бауыржан Bauyrzhan Baurzhan
Нурсултан Nursultan Noursoultan نورسلطان
Гульнара Gulnara Goulnara
ခင် Khin Khine
မောင် Maung Mg
အောင် Aung
ကျော် Kyaw
မြင့် Myint
ထွန်း Htun Tun Tuhn
စိုး Soe
သန်း Than
ဝင်း Win Winn
မင်း Min
ထက် Htet Tet
လှ Hla
ဇော် Zaw
နိုင် Naing Nine
ဖြိုး Phyo Phyoe
စု Su
ကြည် Kyi
သန့် Thant Thanth
ချစ် Chit
ဝေ Wai Way
ညို Nyo
မြ Mya
ခိုင် Khaing Khine
လင်း Lin Linn
ဇင် Zin
ရန် Yan
ထိန် Htein
သိန်း Thein
မိုး Moe
နွယ် Nwe Nway
သီတာ Thida
စန္ဒာ Sanda Sandar
ဖြူ Phyu
ရှိန် Shein
တင် Tin
ဟန် Han
ဘိုဘို Bobo
María Maria Mariya Мария ماريا
José Jose Хосе
Carlos Karlos Карлос كارلوس
Rodríguez Rodriguez Rodrigues Родригес
González Gonzalez Gonzales Гонсалес
Philippe Filip Filippe Филипп فيليب
Catherine Katherine Cathérine
Christophe Kristof Christof Кристоф كريستوف
Nicolás Nicolas Nikolas Николас نيكولاس
Victoria Viktoria Виктория فيكتوريا
Daniel Daniyel Даниэль Даниел دانيال
David Davide Давид ديفيد
Fernando Фернандо فرناندو
Jiménez Jimenez Gimenez
Guillermo Gilermo Гильермо
Amadou Amadu Амаду أمادو
Mamadou Mamadu Мамаду مامادو
Kouamé Kouame Kuame
Traoré Traore Траоре تراوري
Diallo Dialo Диалло ديالو
`
  .trim()
  .split("\n");
